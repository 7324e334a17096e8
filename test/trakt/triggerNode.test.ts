import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { WatchFlowTraktOAuth2Api } from '../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { Trakt } from '../../nodes/Trakt/Trakt.node';
import { searchLists } from '../../nodes/Trakt/client/listSearch';
import { TraktTrigger } from '../../nodes/Trakt/TraktTrigger.node';
import { createEngine } from '../engine';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { fillSample } from '../simulators/trakt/sample';
import { traktCredential } from '../world';

describe('The Trakt trigger node', () => {
	let trakt: TraktSimulator;

	beforeEach(async () => {
		trakt = await startTrakt({ limits: 'off' });
		fillSample(trakt.state);
	});

	afterEach(async () => await trakt.close());

	const node = (parameters: IDataObject) => ({
		id: 't',
		name: 'Trakt Trigger',
		type: 'n8n-nodes-watchflow.traktTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	});

	it('shows real titles in a manual test, through n8n’s own engine', async () => {
		const engine = await createEngine({
			packages: [{ nodes: [Trakt, TraktTrigger], credentials: [WatchFlowTraktOAuth2Api] }],
			credentials: { trakt: traktCredential(trakt) },
		});
		const workflow = { id: 'w', nodes: [node({ event: 'watchlistAdded' })], connections: {}, settings: {} };
		const run = await engine.run(workflow, {
			mode: 'manual',
			startNode: 'Trakt Trigger',
			credentials: { watchFlowTraktOAuth2Api: 'trakt' },
		});
		expect(run.error).toBeUndefined();
		const items = run.output('Trakt Trigger');
		expect(items).toHaveLength(3);
		expect(items[0]?.json).toMatchObject({
			type: expect.any(String),
			title: expect.any(String),
			ids: { trakt: expect.any(Number) },
		});
	});

	/** What n8n gives a polling node, over the simulator. */
	function context(parameters: IDataObject, staticData: IDataObject, mode = 'trigger'): IPollFunctions {
		const headers = trakt.headers(trakt.signIn());
		const functions = {
			getMode: () => mode,
			getNode: () => ({
				...node(parameters),
				credentials: { watchFlowTraktOAuth2Api: { id: `${trakt.api.url}`, name: 'x' } },
			}),
			getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
			getTimezone: () => 'UTC',
			getWorkflowStaticData: () => staticData,
			getCredentials: async () => await Promise.resolve({ clientId: trakt.app.clientId, apiUrl: trakt.api.url }),
			helpers: {
				httpRequestWithAuthentication: async (_: string, options: { url: string; method: string; qs?: Record<string, string> }) => {
					const query = new URLSearchParams(options.qs ?? {}).toString();
					const answer = await fetch(`${options.url}${query === '' ? '' : `?${query}`}`, {
						method: options.method,
						headers,
					});
					const text = await answer.text();
					return {
						statusCode: answer.status,
						headers: Object.fromEntries(answer.headers),
						body: text === '' ? '' : (JSON.parse(text) as unknown),
					};
				},
			},
		};
		return functions as unknown as IPollFunctions;
	}

	const poll = async (parameters: IDataObject, staticData: IDataObject, mode?: string) =>
		await new TraktTrigger().poll.call(context(parameters, staticData, mode));

	it('remembers in the workflow’s static data, survives a restart, and gives null while nothing happens', async () => {
		const parameters = { event: 'watchlistAdded', simplify: true };
		let staticData: IDataObject = {};
		expect(await poll(parameters, staticData)).toBeNull();
		staticData = JSON.parse(JSON.stringify(staticData)) as IDataObject;
		trakt.state.watchlist.add(trakt.state.library.movie({ title: 'After the restart' }));
		expect(await poll(parameters, staticData)).toMatchObject([[{ json: { type: 'movie', title: 'After the restart' } }]]);
		expect(await poll(parameters, staticData)).toBeNull();
	});

	it('leaves the memory alone in a manual test', async () => {
		const staticData = {};
		expect((await poll({ event: 'watchlistAdded' }, staticData, 'manual'))?.[0]).toHaveLength(3);
		expect(staticData).toEqual({});
	});

	it('says what is wrong when Trakt cannot be read, and remembers nothing of it', async () => {
		const staticData = {};
		trakt.api.faults.add({ kind: 'status', status: 423, headers: { 'x-account-locked': 'true' }, times: -1 });
		await expect(poll({ event: 'watchlistAdded' }, staticData)).rejects.toMatchObject({
			message: 'This Trakt account is locked',
		});
		expect(staticData).toEqual({});
	});

	it('offers own lists, those one works on, liked and searched ones to pick from', async () => {
		const together = trakt.state.addAccount('friend').addList({ name: 'Film Club', privacy: 'friends' });
		trakt.state.me.collaborations.push(together);
		const load = context({}, {});
		const names = async (filter?: string) =>
			(await searchLists.call(load as never, filter)).results.map(({ name, value }) => `${name} = ${String(value)}`);
		expect(await names()).toEqual([
			'Favourites 2026 = me/favourites-2026',
			'Sci-Fi Night 🚀 = me/sci-fi-night',
			'Film Club (by friend) = friend/film-club',
			'Star Wars (by justin) = justin/star-wars',
		]);
		expect(await names('star')).toEqual(['Star Wars (by justin) = justin/star-wars']);
	});
});
