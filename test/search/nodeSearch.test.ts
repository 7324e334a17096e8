import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sublimeSearch } from '@n8n/utils/search/sublime-search';
import { filesIn, ROOT } from '../package/build';

interface Listed {
	properties: { displayName: string; codex: { alias: string[] } };
	/** Folder of ours: a node and its trigger are one entry of the panel. */
	family?: string;
}

/** Names and aliases of the nodes of n8n 2.41.1 (n8n-nodes-base and n8n-nodes-langchain, `dist/types/nodes.json`). */
const STOCK = JSON.parse(readFileSync(join(__dirname, 'stockNodes.json'), 'utf8')) as string[][];

const entry = (displayName: string, alias: string[], family?: string): Listed => ({
	properties: { displayName, codex: { alias } },
	family,
});

const nodes: Listed[] = [
	...STOCK.map(([name = '', ...alias]) => entry(name, alias)),
	...filesIn('nodes', '.node.json').map((file) => {
		const source = readFileSync(join(ROOT, file.replace('.json', '.ts')), 'utf8');
		const displayName = /displayName: '([^']+)'/.exec(source)?.[1] ?? basename(file);
		const { alias } = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { alias: string[] };
		return entry(displayName, alias, file.split('/')[1]);
	}),
];

/** As n8n's editor searches (editor-ui, `searchNodes`): the words "trigger" and "node" do not count. */
function first(query: string): string | undefined {
	const filter = query.toLowerCase().replace('trigger', '').replace('node', '').trimEnd();
	return sublimeSearch(filter, nodes)[0]?.item.family;
}

const EXPECTED: Record<string, string[]> = {
	MediaSync: [
		'Sync Trakt Watchlist',
		'Sync Custom Lists',
		'sync trakt',
		'trakt sync',
		'media sync',
		'watchlist sync',
		'sync watchlist',
		'sync tmdb watchlist',
		'two-way watchlist',
		'sync lists',
		'sync input items',
		'letterboxd',
		'imdb list',
		'mdblist',
		'plex watchlist',
		'simkl',
		'douban',
		'anilist',
		'trakt to radarr',
		'trakt to sonarr',
		'trakt to moviepilot',
		'undo run',
		'同步',
		'同步想看',
		'片单同步',
	],
	Trakt: [
		'trakt',
		'trakt watchlist',
		'scrobble',
		'calendar trakt',
		'trakt history',
		'episode calendar',
		'airing today',
		'check in',
		'plex',
		'jellyfin',
		'trakt trigger',
		'ratings',
		'看过',
		'追番',
	],
	HdHive: ['hdhive', 'Unlock Resource', 'unlock best', '影巢', '解锁资源', '115', 'quark'],
	RealDebrid: ['real-debrid', 'real debrid', 'debrid', 'Unrestrict Link', 'magnet', 'unrestrict', 'hoster', '磁力'],
	MoviePilot: ['moviepilot', 'movie pilot', '订阅', 'moviepilot trigger'],
	Seerr: ['seerr', 'overseerr', 'jellyseerr', 'request movie'],
	Radarr: ['radarr'],
	Sonarr: ['sonarr'],
	Tmdb: ['tmdb', 'themoviedb', 'movie database', 'watch providers', 'trending movies'],
	MediaPanel: ['media panel', 'tracking panel', 'tracker app', '追剧面板'],
};

const queries = Object.entries(EXPECTED).flatMap(([family, words]) => words.map((word): [string, string] => [word, family]));

it('covers what people type', () => {
	expect(queries.length).toBeGreaterThanOrEqual(60);
	expect(STOCK.length).toBeGreaterThan(400);
});

it.each(queries)('%s finds %s first', (query, family) => {
	expect(first(query)).toBe(family);
});
