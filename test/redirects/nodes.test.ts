import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';
import { createEngine, type Engine, type RunOptions } from '../engine';
import { nameOf, type FaultWorld, type ListedOperation, type Sample } from '../faults/adapter';
import { Driver, toldBy } from '../faults/driver';
import { loadAdapters } from '../faults/run';
import { skipWaits } from '../realDebrid/skipWaits';
import { Thief } from './thief';
import { credentialClasses, filledIn, nodeClasses, SECRET } from './wholePackage';

const STATUSES = [301, 302, 307, 308];

/** `npm run test:redirects` tries each operation with each credential, status and request; `npm test` a part, another one each time. */
const ALL = process.env.REDIRECTS === 'all';

/** What lies on a server of files is no secret of anybody's, and is fetched from where it lies. */
const FETCHES_FILES = ['RealDebrid link.download', 'RealDebrid link.refreshExpired'];

let thief: Thief;
let engine: Engine;
let descriptions: INodeTypeDescription[];
let endWaits: () => void;
let turn = 0;
const ends: Array<() => Promise<void>> = [];

beforeAll(async () => {
	endWaits = skipWaits();
	thief = await Thief.start();
	const [nodes, credentials] = [await nodeClasses(), await credentialClasses()];
	engine = await createEngine({ packages: [{ nodes, credentials }] });
	descriptions = nodes.map((Node) => new Node().description);
	for (const Type of credentials) {
		const type = new Type();
		engine.credentials.set({ id: type.name, name: type.name, type: type.name, data: filledIn(type, thief.url) as never });
	}
});
afterAll(async () => {
	endWaits();
	await thief.close();
	for (const end of ends) await end();
});

/** The ways to sign in that a node offers, each as the choice of its form and the credentials that go with it. */
function signIns({ credentials = [] }: INodeTypeDescription): Array<{ parameters: IDataObject; ids: Record<string, string> }> {
	const chosen = credentials.map(({ displayOptions }) => displayOptions?.show?.authentication?.[0] as string | undefined);
	const ways = [...new Set(chosen)].filter((one, _, all) => one !== undefined || all.length === 1);
	return ways.map((authentication) => ({
		parameters: authentication === undefined ? {} : { authentication },
		ids: Object.fromEntries(
			credentials.filter((_, index) => [undefined, authentication].includes(chosen[index])).map(({ name }) => [name, name]),
		),
	}));
}

/** As many as there is time for, starting with another one each time. */
function some<One>(all: One[]): One[] {
	return ALL ? all : [all[turn++ % all.length] as One];
}

const isSecret = (request: string) => request.includes(SECRET);

const workflow = (id: string, type: string, parameters: IDataObject) => ({
	id,
	name: id,
	active: true,
	nodes: [
		{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position: [0, 0], parameters: {} },
		{ id: 'n', name: 'Node', type: `n8n-nodes-watchflow.${type}`, typeVersion: 1, position: [200, 0], parameters },
	],
	connections: { Trigger: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

describe.each(loadAdapters())('$folder', (adapter) => {
	const described = () => descriptions.find(({ name }) => name.toLowerCase() === adapter.folder.toLowerCase()) as INodeTypeDescription;

	it('no operation follows a redirect of its service, and each names the other address', async () => {
		const wrong: unknown[] = [];
		const [tried, asked] = [new Set<string>(), new Set<string>()];
		const world = await adapter.start();
		ends.push(async () => await world.close());
		for (const operation of adapter.operations) {
			const sample = await adapter.sample(operation, world);
			if (sample === undefined) continue;
			tried.add(nameOf(operation));
			for (const { parameters, ids } of some(signIns(described()))) {
				for (thief.status of some(STATUSES)) {
					const before = thief.asked;
					const run = await engine.run(
						workflow(`${adapter.folder}-${++turn}`, described().name, { ...operation, ...sample.parameters, ...parameters } as IDataObject),
						{
							credentials: ids,
							pinData: { Trigger: (sample.items ?? [{}]).map((item) => ({ json: {}, ...item })) } as RunOptions['pinData'],
						},
					);
					const caught = thief.caught.splice(0);
					if (caught.length > 0) wrong.push([nameOf(operation), thief.status, caught]);
					if (thief.asked === before) continue;
					asked.add(nameOf(operation));
					const told = toldBy(run).map(({ message, description }) => `${message} | ${description}`);
					if (!told.some((one) => one.includes(thief.other))) wrong.push([nameOf(operation), thief.status, told]);
				}
			}
		}
		expect(wrong).toEqual([]);
		expect(asked.size).toBeGreaterThan(tried.size * 0.7);
	}, 600_000);

	it('no later request of an operation follows a redirect', async () => {
		const driver = await Driver.create(adapter);
		const wrong: unknown[] = [];
		try {
			for (const operation of adapter.operations.filter((_, index) => ALL || index % 3 === 0)) {
				const requests = ALL ? (await redirectedAt(driver, operation, 0, 0)).requests : 4;
				for (const skip of some(Array.from({ length: Math.min(requests - 1, 8) }, (_, index) => index + 1))) {
					const { caught } = await redirectedAt(driver, operation, skip, some(STATUSES)[0] as number);
					const isFile = FETCHES_FILES.includes(`${adapter.folder} ${nameOf(operation)}`);
					if (caught.some((one) => !isFile || /authorization|bearer|x-api-key/i.test(one))) wrong.push([nameOf(operation), skip, caught]);
				}
			}
		} finally {
			await driver.close();
		}
		expect(wrong).toEqual([]);
	}, 600_000);
});

/** @param status 0 for a run that nothing disturbs */
async function redirectedAt(driver: Driver, operation: ListedOperation, skip: number, status: number) {
	const { world, sample } = await prepared(driver, operation);
	try {
		const fault = { kind: 'status', times: -1, skip, status, headers: { location: `${thief.other}/x` } } as const;
		if (status > 0) for (const { faults } of world.simulators) faults.add(fault);
		if (sample !== undefined) await driver.run(operation, sample, world);
		return { caught: thief.caught.splice(0), requests: world.simulators.flatMap(({ requests }) => requests).length };
	} finally {
		await driver.giveBack(world, true);
	}
}

/** Services that others have used already will do, as long as they still have what the operation speaks of. */
async function prepared(driver: Driver, operation: ListedOperation): Promise<{ world: FaultWorld; sample?: Sample }> {
	const used = await driver.takeWorld();
	try {
		return { world: used, sample: await driver.adapter.sample(operation, used) };
	} catch {
		await used.close();
		const world = await driver.adapter.start();
		return { world, sample: await driver.adapter.sample(operation, world) };
	}
}

it('no drop-down and no list follows a redirect', async () => {
	const wrong: unknown[] = [];
	const asked: string[] = [];
	for (const Node of await nodeClasses()) {
		const { description, methods = {} } = new Node();
		const names = [...Object.keys(methods.loadOptions ?? {}), ...Object.keys(methods.listSearch ?? {})];
		for (const name of names) {
			for (const { parameters, ids } of signIns(description)) {
				for (thief.status of some(STATUSES)) {
					const before = thief.asked;
					const node = {
						type: `n8n-nodes-watchflow.${description.name}`,
						parameters: { ...parameters, type: 'movie', mediaType: 'movie' },
					};
					const said = await engine.entries(node, name, ids).then(
						(entries) => JSON.stringify(entries),
						(error: Error & { description?: string }) => `${error.message} | ${error.description}`,
					);
					const caught = thief.caught.splice(0);
					if (caught.length > 0) wrong.push([description.name, name, caught, isSecret(caught.join())]);
					if (thief.asked === before) continue;
					asked.push(`${description.name}.${name}`);
					if (!said.includes(thief.other)) wrong.push([description.name, name, said]);
				}
			}
		}
	}
	expect(wrong).toEqual([]);
	expect(new Set(asked).size).toBeGreaterThan(15);
}, 120_000);
