import type { IDataObject } from 'n8n-workflow';
import { WatchFlowMoviePilotApi } from '../../../credentials/WatchFlowMoviePilotApi.credentials';
import { operations } from '../../../nodes/MoviePilot/resources';
import { FILM, SHOW, startMoviePilot, type MoviePilotSimulator } from '../../simulators/moviePilot';
import { moviePilotCredential } from '../../world';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

interface MoviePilotFaultWorld extends FaultWorld {
	server: MoviePilotSimulator;
	/** Of a subscription that is there, and of a finished one. */
	ids: { subscription: string; history: string };
}

const INCEPTION = 27205;
const MATRIX = 603;
const WIRE = 1438;
const HASH = '1f0c9a0e6c2d4b58a3e7d9f1b2c3d4e5f6a7b8c9';

const CATALOGUE = {
	films: [
		{ tmdbid: INCEPTION, title: '盗梦空间', originalTitle: 'Inception', year: 2010 },
		{ tmdbid: 155, title: '蝙蝠侠：黑暗骑士', originalTitle: 'The Dark Knight', year: 2008 },
		{ tmdbid: 157336, title: '星际穿越', originalTitle: 'Interstellar', year: 2014 },
		{ tmdbid: MATRIX, title: '黑客帝国', originalTitle: 'The Matrix', year: 1999 },
	],
	shows: [{ tmdbid: WIRE, title: '火线', originalTitle: 'The Wire', year: 2002, tvdbid: 79126, seasons: { 1: 3, 2: 4 } }],
};

const show = { mediaType: 'tv', tmdbId: String(WIRE) };

const FIELDS: Record<string, IDataObject> = {
	'subscription.findByMedia': { tmdbId: String(MATRIX) },
	'subscription.update': { fields: { quality: 'WEB-?DL' } },
	'subscription.setState': { state: 'S' },
	'media.search': { title: 'Inception' },
	'media.recognize': { title: 'Inception.2010.1080p' },
	'media.getSeasons': show,
	'torrent.search': show,
	'workflow.run': { wait: 10, fromBeginning: true },
	'plugin.call': { pluginId: 'TraktSync', method: 'POST', route: '/sync' },
	'traktSync.deleteHistory': { tmdbId: String(INCEPTION), dryRun: false, subscriptionsToo: true },
	'message.send': { text: '/subscribes' },
};

export default defineAdapter<MoviePilotFaultWorld>({
	folder: 'MoviePilot',
	names: ['MoviePilot', 'TraktSync'],
	credentials: [WatchFlowMoviePilotApi],
	operations,
	saysUnfinished: (text) => text.includes('"finished":false'),
	async start() {
		const server = await startMoviePilot({ generation: 'v3.0.0', catalogue: CATALOGUE, library: { films: [MATRIX], shows: [] } });
		const { state } = server;
		const subscription = state.subscriptions.insert({ name: '黑客帝国', type: FILM, tmdbid: MATRIX });
		const finished = state.subscriptions.insert({ name: '火线', type: SHOW, tmdbid: WIRE, season: 1 });
		state.finish(finished.id);
		state.downloads.set(HASH, {
			hash: HASH,
			title: '火线',
			name: 'The.Wire',
			year: '2002',
			season_episode: 'S01',
			size: 5,
			progress: 12.5,
			state: 'downloading',
			tmdbid: WIRE,
		});
		state.sites.push({ id: 1, name: 'Alpha', cookie: 'c_secure_pass=of-the-owner', passkey: 'passkey-of-the-owner' });
		for (const secret of ['c_secure_pass=of-the-owner', 'passkey-of-the-owner']) server.simulator.secrets.add(secret);
		state.torrents.push({ site: 1, title: 'The.Wire.S01', type: SHOW, tmdbid: WIRE, season: 1, size: 9e9, seeders: 12 });
		state.workflows.push(weekly());
		Object.assign(state.traktSync, {
			watchlist: [{ type: FILM, tmdbid: INCEPTION, title: '盗梦空间' }],
			customLists: [{ type: SHOW, tmdbid: WIRE, title: '火线' }],
		});
		return {
			server,
			ids: { subscription: String(subscription.id), history: String(state.history[0]?.id) },
			simulators: [server.simulator],
			credentials: { watchFlowMoviePilotApi: moviePilotCredential(server).data },
			snapshot: () => account(server),
			secrets: () => server.simulator.secrets,
			close: async () => await server.close(),
		};
	},
	sample(operation, { ids }) {
		const known = {
			tmdbId: String(INCEPTION),
			subscriptionId: ids.subscription,
			historyId: ids.history,
			hash: HASH,
			workflowId: '4',
			confirm: true,
		};
		return { parameters: { ...known, ...FIELDS[nameOf(operation)] } };
	},
	another: ({ tmdbId }, index) => (tmdbId === String(INCEPTION) ? { tmdbId: [tmdbId, '155', '157336'][index] } : {}),
	// They start work and look at what comes of it: each of its titles is a part.
	independentParts: ['subscription.add', 'traktSync.sync', 'traktSync.syncCustomLists', 'traktSync.deleteHistory'],
});

const weekly = () => ({
	id: 4,
	name: '每周热门',
	description: null,
	timer: '0 9 * * 1',
	state: 'W' as const,
	current_action: null,
	result: null,
	run_count: 2,
	actions: [{ id: 'a' }, { id: 'b' }],
	flows: [{ id: 'f', source: 'a', target: 'b' }],
	add_time: '2026-01-10 09:00:00',
	last_time: null,
});

function account({ state }: MoviePilotSimulator) {
	return {
		subscriptions: state.subscriptions.all().map(({ name, tmdbid, season, state: how, quality }) => [name, tmdbid, season, how, quality]),
		finished: state.history.map(({ tmdbid }) => tmdbid),
		downloads: [...state.downloads.values()].map(({ hash, state: how }) => [hash, how]),
		workflows: state.workflows.map(({ state: how, run_count: runs }) => [how, runs]),
		// Looking for new things twice finds the same things.
		jobs: new Set(state.jobs),
		messages: state.messages,
		traktSync: [state.traktSync.history.length, state.traktSync.runs],
	};
}
