import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { WatchFlowRealDebridApi } from '../../credentials/WatchFlowRealDebridApi.credentials';
import { WatchFlowTraktOAuth2Api } from '../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { systemClock } from '../../nodes/shared/util/clock';
import { skipWaits } from '../realDebrid/skipWaits';
import { TriggerHost } from '../realDebrid/n8nContexts';
import { BendingProxy } from './bendingProxy';
import { ODD_ANSWERS } from './oddAnswers';
import { WORLDS, type PollingWorld } from './worlds';

type NodeClass = new () => INodeType;

/** Every node of the package that polls. */
function pollingNodes(): NodeClass[] {
	const nodes = resolve(__dirname, '../../nodes');
	const files = readdirSync(nodes, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('Trigger.node.ts'));
	const classes = files.flatMap((file) => Object.values(jest.requireActual<Record<string, NodeClass>>(resolve(nodes, file))));
	return classes.filter((one) => new one().description.polling === true);
}

const events = (node: NodeClass): string[] => {
	const field = new node().description.properties.find(({ name }) => name === 'event');
	return (field?.options ?? []).map((option) => ('value' in option ? String(option.value) : ''));
};

/** Enough where the rest is the same as for lists. */
const ON_MARKS = ['nothing', '{}', '[]', '204', 'wrong types'];

const NODES = pollingNodes();
const CASES = NODES.flatMap((node) => events(node).map((event) => [new node().description.name, event, node] as const));

it('finds the nodes that poll, and each has a world', () => {
	expect(NODES.length).toBeGreaterThanOrEqual(2);
	expect(NODES.map((node) => new node().description.name).filter((name) => WORLDS[name] === undefined)).toEqual([]);
});

describe.each(CASES)('%s, %s', (name, event, node) => {
	let world: PollingWorld;
	let proxy: BendingProxy;
	let endWaits: () => void;

	beforeEach(async () => {
		endWaits = skipWaits();
		world = await (WORLDS[name] as () => Promise<PollingWorld>)();
		proxy = await BendingProxy.start(world.url);
	});
	afterEach(async () => {
		endWaits();
		await proxy.close();
		await world.close();
	});

	const host = async () =>
		await TriggerHost.create(name, { ...world.parameters, event }, world.credential(proxy.url), undefined, {
			nodes: [node],
			credentials: [WatchFlowRealDebridApi, WatchFlowTraktOAuth2Api],
		});

	/** Items of a poll; one that fails says so in a sentence, and starts nothing. */
	async function polled(trigger: TriggerHost): Promise<unknown[]> {
		try {
			return (await trigger.poll()) ?? [];
		} catch (error) {
			expect((error as Error).message).toMatch(/^(Trakt|Real-Debrid) /);
			expect((error as Error).name).toBe('NodeApiError');
			return [];
		}
	}

	/** At a time between two polls. */
	async function happens(): Promise<void> {
		await systemClock.sleep(60_000);
		await (world.happens[event] as (at: number) => void | Promise<void>)(systemClock.now());
		await systemClock.sleep(60_000);
	}

	/** Each event meets a third of the odd answers, the next event the next third; `POLLING=all` tries each on each. */
	const turn = CASES.findIndex(([, one, of]) => one === event && of === node);
	const isTried = (_: unknown, index: number) => process.env.POLLING === 'all' || index % 3 === turn % 3;
	const strikes = () =>
		Object.entries(ODD_ANSWERS)
			.filter(isTried)
			.filter(([odd]) => world.usual?.[event]?.includes(odd) !== true)
			.flatMap(([odd, bend]) => [false, true].map((marksToo) => ({ odd, bend, marksToo })))
			.filter(({ odd, marksToo }) => !marksToo || ON_MARKS.includes(odd));
	const twice = async (trigger: TriggerHost) => [(await polled(trigger)).length, (await polled(trigger)).length];

	it.each(['first', 'later'])(
		'starts nothing and forgets nothing by an odd answer to the %s poll',
		async (when) => {
			const trigger = await host();
			const wrong: unknown[] = [];
			for (const { odd, bend, marksToo } of strikes()) {
				proxy.strikes = (path) => marksToo || !world.isMark(path);
				world.calm?.();
				if (when === 'first') trigger.forget();
				else await polled(trigger);
				if (when === 'later') await happens();
				proxy.bend = bend;
				const told = await twice(trigger);
				proxy.bend = undefined;
				if (when === 'first') {
					told.push((await polled(trigger)).length);
					if (Math.max(...told) > 0) wrong.push([odd, 'before anything happened', told]);
					await happens();
				}
				told.push((await polled(trigger)).length);
				// What happened is told once, and nothing else is.
				const total = told.reduce((sum, count) => sum + count, 0);
				if (total !== 1) wrong.push([odd, marksToo, told]);
			}
			expect(wrong).toEqual([]);
		},
		120_000,
	);
});
