import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { Trakt } from '../../nodes/Trakt/Trakt.node';
import { createEngine, type Engine, type WorkflowJson } from '../engine';
import { startMoviePilot, type MoviePilotSimulator } from '../simulators/moviePilot';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { moviePilotCredential } from '../world';
import { Everything, sources } from './everything';
import { runTimeFaster } from '../fastTime';
import { heist, knight } from './titles';

let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(20);
});

afterAll(() => endFastTime());

const example = (name: string) => ({
	...(JSON.parse(readFileSync(join(__dirname, '../../examples', `${name}.json`), 'utf8')) as WorkflowJson),
	id: name,
});

/*
 * The few stock nodes of the example, by what they do with these parameters. Where the stock nodes are
 * installed, the real Set and Switch run in their place.
 */

function standIn(
	name: string,
	group: 'trigger' | 'transform',
	names: string[],
	outputs: unknown,
	run?: (context: IExecuteFunctions) => INodeExecutionData[][],
) {
	const properties = names.map((one): INodeProperties => ({ displayName: one, name: one, type: 'string', default: '' }));
	return class implements INodeType {
		description = {
			...{ displayName: name, name, group: [group], version: [1.1, 1.2, 2, 3.2, 3.4], description: '', defaults: { name } },
			...{ inputs: group === 'trigger' ? [] : ['main'], outputs, properties },
		} as unknown as INodeTypeDescription;

		trigger = group === 'trigger' ? async () => await Promise.resolve({}) : undefined;

		execute =
			run === undefined
				? undefined
				: async function (this: IExecuteFunctions) {
						return await Promise.resolve(run(this));
					};
	};
}

const each = (context: IExecuteFunctions, make: (index: number) => object) =>
	context.getInputData().map((_, index) => ({ json: make(index) as INodeExecutionData['json'], pairedItem: { item: index } }));

const values = (context: IExecuteFunctions, index: number) =>
	Object.fromEntries(
		(context.getNodeParameter('assignments.assignments', index) as Array<{ name: string; value: unknown }>).map(({ name, value }) => [
			name,
			value,
		]),
	);

const STAND_INS = [
	standIn('set', 'transform', ['assignments', 'options'], ['main'], (context) => [each(context, (index) => values(context, index))]),
	standIn('switch', 'transform', ['mode', 'numberOutputs', 'output'], ['main', 'main', 'main', 'main', 'main'], (context) => {
		const outputs: INodeExecutionData[][] = [[], [], [], [], []];
		context
			.getInputData()
			.forEach((item, index) =>
				outputs[context.getNodeParameter('output', index) as number]!.push({ ...item, pairedItem: { item: index } }),
			);
		return outputs;
	}),
];

const STOCK = join(__dirname, '../n8n/harness/node_modules/n8n-nodes-base/dist/nodes');

/* eslint-disable @typescript-eslint/no-require-imports */
const logic = existsSync(STOCK)
	? [
			(require(join(STOCK, 'Set/Set.node.js')) as { Set: (typeof STAND_INS)[0] }).Set,
			(require(join(STOCK, 'Switch/Switch.node.js')) as { Switch: (typeof STAND_INS)[0] }).Switch,
		]
	: STAND_INS;

const base = {
	name: 'n8n-nodes-base',
	nodes: [
		...logic,
		// n8n runs it in a process of its own (task runner), which this engine has not.
		standIn('code', 'transform', ['jsCode'], ['main'], (context) => [
			runInNewContext(`(() => { ${String(context.getNodeParameter('jsCode', 0))} })()`, {
				$getWorkflowStaticData: (type: string) => context.getWorkflowStaticData(type),
				$execution: { id: '7' },
				$input: { all: () => context.getInputData(), first: () => context.getInputData()[0] },
			}) as INodeExecutionData[],
		]),
		standIn('telegramTrigger', 'trigger', ['updates', 'additionalFields'], ['main']),
		standIn('webhook', 'trigger', ['httpMethod', 'path', 'authentication', 'responseMode', 'options'], ['main']),
		standIn('telegram', 'transform', ['chatId', 'text'], ['main'], (context) => [
			each(context, (index) => ({ chatId: context.getNodeParameter('chatId', index), text: context.getNodeParameter('text', index) })),
		]),
		standIn('respondToWebhook', 'transform', ['respondWith', 'responseBody'], ['main'], (context) => [
			// What came in goes on.
			each(context, (index) => ({
				...context.getInputData()[index]?.json,
				...(context.getNodeParameter('responseBody', index) as object),
			})),
		]),
	],
	credentials: [],
};

describe('the example Remote Commands', () => {
	let trakt: TraktSimulator;
	let moviePilot: MoviePilotSimulator;
	let engine: Engine;

	async function start(signedIn: boolean) {
		trakt = await startTrakt({ limits: 'off', deviceInterval: 0.05 });
		trakt.state.watchlist.addMovie(knight);
		trakt.state.library.movie(heist);
		moviePilot = await startMoviePilot({ generation: 'v3.0.0' });
		for (const { tmdb, title, year } of [knight, heist]) moviePilot.state.catalogue.addFilm({ tmdbid: tmdb, title, year });
		const tokens = signedIn ? trakt.signIn() : undefined;
		const device = {
			clientId: trakt.app.clientId,
			clientSecret: trakt.app.clientSecret,
			account: '',
			apiUrl: trakt.api.url,
			authBase: trakt.auth.url,
			accessToken: tokens?.access_token ?? '',
			refreshToken: tokens?.refresh_token ?? '',
			expiresAt: signedIn ? Date.now() + 604_800_000 : 0,
			signedInFor: signedIn ? `${trakt.auth.url}|${trakt.app.clientId}` : '',
		};
		engine = await createEngine({
			packages: [{ nodes: [...sources.nodes, Trakt], credentials: sources.credentials }, base],
			credentials: {
				device: { id: 'device', name: 'Trakt', type: 'watchFlowTraktDeviceApi', data: device },
				moviePilot: moviePilotCredential(moviePilot),
			},
		});
	}

	afterEach(async () => {
		await trakt.close();
		await moviePilot.close();
	});

	/** What the chat, or whoever sent the web request, is answered. */
	async function say(text: string, from: 'Web Request' | 'Telegram Message' = 'Web Request') {
		const json =
			from === 'Web Request'
				? { body: { text }, webhookUrl: 'http://n8n/webhook/watchflow-command' }
				: { message: { text, chat: { id: 4711 } } };
		const run = await engine.run(example('remote-commands'), {
			credentials: { watchFlowTraktDeviceApi: 'device', watchFlowMoviePilotApi: 'moviePilot' },
			startNode: from,
			pinData: { [from]: [{ json }] } as never,
		});
		expect(run.error?.message).toBeUndefined();
		const answer = run.output(from === 'Web Request' ? 'Answer the Request' : 'Answer in Telegram');
		// A sync over HTTP is answered at once, and its result is kept.
		return [...answer, ...run.output('Keep the Result')].map((item) => item.json);
	}

	test('/trakt_sync runs the sync and answers with its summary, in the chat that asked', async () => {
		await start(true);
		const [answer, ...more] = await say('/trakt_sync@my_bot', 'Telegram Message');
		expect({ ...answer, chatId: Number(answer?.chatId) }).toEqual({
			chatId: 4711,
			text: expect.stringMatching(/^Trakt watchlist → MoviePilot: 1 added/),
		});
		expect(more).toEqual([]);
		expect((await say(' /TRAKT_SYNC '))[0]).toEqual({ text: 'Trakt watchlist → MoviePilot: nothing new' });
	});

	test('/trakt_lists runs the list sync; a list that is not there is answered in words', async () => {
		await start(true);
		expect(await say('/trakt_lists')).toEqual([
			{ text: expect.stringMatching(/entry me\/weekend: Trakt does not know this user, list or title, or it is private\. Check the name/) },
		]);
		trakt.state.me.addList({ name: 'Weekend' }).items.addMovie(heist);
		expect(await say('/trakt_lists')).toEqual([{ text: expect.stringMatching(/^Trakt list me\/weekend → MoviePilot: 1 /) }]);
	});

	test('/trakt_code gives the code to enter at Trakt, and once that is done says who is connected', async () => {
		await start(false);
		const [first] = await say('/trakt_code');
		expect(first?.text).toMatch(/^Open http.*\/activate, enter [0-9A-F]{8}, then send \/trakt_code again/);
		expect((await say('/trakt_code 12345678'))[0]?.text).toMatch(
			/^Trakt takes codes on its own page, not here\. Not confirmed yet\. Open http.*, then send \/trakt_code again/,
		);
		trakt.devices.decide('approve');
		expect(await say('/trakt_code')).toEqual([
			{ text: expect.stringMatching(/^Trakt is connected as \S+, valid until 20\d\d-\d\d-\d\d \d\d:\d\d UTC, renewed by itself\.$/) },
		]);
		expect((await say('/trakt_sync'))[0]?.text).toMatch(/^Trakt watchlist → MoviePilot: 1 added/);
	});

	test('anything else is answered with the commands', async () => {
		await start(true);
		expect((await say('hello'))[0]?.text).toMatch(/^I know these commands:\n\/trakt_sync/);
		expect((await say(''))[0]?.text).toMatch(/^I know these commands/);
	});
});

test('the example Two-Way Watchlist keeps both in step', async () => {
	const world = await Everything.start();
	world.introduce(knight, heist);
	world.watchlist(knight);
	world.tmdb.owner.lists.watchlist.movie.push(heist.tmdb);
	const run = await world.engine.run(example('two-way-watchlist'), { credentials: world.credentials });
	expect(run.output('Send Summary')[0]?.json).toMatchObject({
		added: 2,
		message: expect.stringContaining('Trakt watchlist ⇄ TMDB watchlist: 2 added'),
	});
	expect(run.output('Titles')).toHaveLength(2);
	await world.close();
});
