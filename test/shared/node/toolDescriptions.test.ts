import { NodeHelpers, type INodeTypeDescription } from 'n8n-workflow';
import { mapLimited } from '../../../nodes/shared/http/paginate';
import { runTimeFaster } from '../../fastTime';
import { nameOf, type FaultAdapter, type FaultWorld, type ListedOperation } from '../../faults/adapter';
import { Driver, nodeClass } from '../../faults/driver';
import { loadAdapters } from '../../faults/run';

/** First words that promise to change nothing. What begins so is run, and has to keep it. */
const READS = ['Decrypt', 'Discover', 'Find', 'Get', 'List', 'Look', 'Ping', 'Recognize', 'Search', 'Check'];

/** First words that say that something is changed, added, started or lost. */
const WRITES = [
	...['Add', 'Approve', 'Call', 'Cancel', 'Clean', 'Clear', 'Create', 'Decline', 'Delete', 'Deny', 'Disable', 'Flush', 'Follow', 'Hide'],
	...['Like', 'Mark', 'Pause', 'Refresh', 'Remove', 'Reorder', 'Repair', 'Replace', 'Reply', 'Request', 'Reset', 'Resume', 'Revoke', 'Run'],
	...['Select', 'Send', 'Set', 'Spend', 'Start', 'Stop', 'Switch', 'Sync', 'Undo', 'Unfollow', 'Unhide', 'Unlike', 'Unlock', 'Unrestrict'],
	...['Update', 'Upload'],
];

/** Behind a first word that reads, these say that more is done: "Search for a subscription and download what is found". */
const DOES_MORE = /^Check in |\b(?:and|by) (?:adding|download|delet)/;

/** Questions that the services take as POST. */
const ASKED_BY_POST = [
	'HdHive resource.checkLink',
	'HdHive subscription.check',
	'RealDebrid link.check',
	'RealDebrid link.unrestrictFolder',
];
const CONTAINERS = ['RealDebrid link.containerFile', 'RealDebrid link.containerLink'];

/** The sentence that n8n gives an agent about a node that is its tool. */
const toolDescription = ({ description }: { description: INodeTypeDescription }, { resource, operation }: ListedOperation): string =>
	NodeHelpers.makeDescription({ resource, operation }, description);

interface Told {
	name: string;
	text: string;
}

const saysThatItWrites = ({ text }: Told): boolean => WRITES.includes(text.split(' ')[0] ?? '') || DOES_MORE.test(text);

const tellAll = (adapter: FaultAdapter): Told[] => {
	const node = new (adapter.node ?? nodeClass(adapter.folder))();
	return adapter.operations.map((one) => ({ name: `${adapter.folder} ${nameOf(one)}`, text: toolDescription(node, one) }));
};

const adapters = loadAdapters();

/** One of so many that read is run; `npm run test:tools` runs them all. */
const ONE_OF = process.env.TOOLS === 'all' ? 1 : 6;

describe('What an agent is told of a tool', () => {
	it('begins with a word that says whether it changes anything, for every operation of every node', () => {
		const all = adapters.flatMap(tellAll);
		expect(all.length).toBeGreaterThan(300);
		expect(all.filter((one) => !saysThatItWrites(one) && !READS.includes(one.text.split(' ')[0] ?? ''))).toEqual([]);
	});

	it('promises to change nothing only where nothing is written, as a run of each shows', async () => {
		const found: string[] = [];
		for (const adapter of adapters) {
			const silent = new Set(
				tellAll(adapter)
					.filter((one) => !saysThatItWrites(one))
					.map(({ name }) => name),
			);
			const reads = adapter.operations
				.filter((one) => silent.has(`${adapter.folder} ${nameOf(one)}`))
				.filter((_, index) => index % ONE_OF === 0);
			for (const { operation, wrote } of await runs(adapter, reads)) if (wrote) found.push(`${adapter.folder} ${nameOf(operation)}`);
		}
		expect(found.filter((name) => ![...ASKED_BY_POST, ...CONTAINERS].includes(name))).toEqual([]);
	}, 120_000);

	it('says that points are paid, wherever an account has fewer of them afterwards', async () => {
		const spending: Told[] = [];
		for (const adapter of adapters.filter(({ folder }) => ['HdHive', 'RealDebrid'].includes(folder))) {
			const told = tellAll(adapter);
			// Real-Debrid's points are spent nowhere but among the operations of its user.
			const able = adapter.operations.filter(({ resource }) => adapter.folder === 'HdHive' || resource === 'user');
			for (const { operation, paid } of await runs(adapter, able)) {
				const name = `${adapter.folder} ${nameOf(operation)}`;
				if (paid) spending.push(...told.filter((one) => one.name === name));
			}
		}
		expect(spending.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['HdHive resource.unlock', 'HdHive share.delete', 'RealDebrid user.convertPoints']),
		);
		expect(spending.filter(({ text }) => !/\b(?:pay|Spend)\b.*\bpoints?\b|\bSpend points\b/.test(text))).toEqual([]);
	}, 120_000);
});

interface Seen {
	operation: ListedOperation;
	/** The service has accepted a request that may change something. */
	wrote: boolean;
	/** The account holds fewer points. */
	paid: boolean;
}

/** Each of the operations once, on services of its own. */
async function runs(adapter: FaultAdapter, operations: readonly ListedOperation[]): Promise<Seen[]> {
	const endFastTime = runTimeFaster(40);
	const driver = await Driver.create(adapter);
	const seen = await mapLimited(operations, 4, async (operation) => await look(driver, operation));
	await driver.close();
	endFastTime();
	return seen;
}

async function look(driver: Driver, operation: ListedOperation): Promise<Seen> {
	const world = await driver.takeWorld();
	const sample = await driver.adapter.sample(operation, world);
	const before = pointsOf(world);
	if (sample !== undefined) await driver.run(operation, sample, world).catch(() => undefined);
	const wrote = world.simulators.some(({ requests }) => requests.some(({ method, status }) => method !== 'GET' && status < 400));
	const paid = pointsOf(world) < before;
	await driver.giveBack(world, !wrote);
	return { operation, wrote, paid };
}

/** What the account has to spend, as its simulator's state holds it. */
function pointsOf(world: FaultWorld): number {
	const { hive, rd } = world as FaultWorld & { hive?: { state: { me: { points: number } } }; rd?: { switches: { points: number } } };
	return hive?.state.me.points ?? rd?.switches.points ?? 0;
}
