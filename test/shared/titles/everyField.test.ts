import type { IDataObject } from 'n8n-workflow';
import { BLANK } from '../../mediaSync/everything';
import { resource } from '../../simulators/hdHive';
import { ADDRESSES } from './addresses';
import { EveryNode, type NodeName } from './everyNode';
import { SHAPES } from './shapes';

/** The numbers of a title by whose they are, as the table of shapes has them. */
type Ids = Partial<Record<'tmdb' | 'imdb' | 'tvdb' | 'trakt' | 'slug', string>>;
type Kind = 'movie' | 'show';

interface Case {
	name: string;
	item: unknown;
	/** undefined where it does not say it, or names a person */
	kind?: Kind;
	ids: Ids;
	refused: boolean;
}

const NAMES = ['tmdb', 'imdb', 'tvdb', 'trakt', 'slug'];

const CASES: Case[] = [
	...SHAPES.map(({ name, item, meaning, refused }) => ({ name, item, ...meant(meaning), refused: refused !== undefined })),
	...ADDRESSES.map(([address, meaning]) => ({ name: address, item: address, ...meant(meaning ?? undefined), refused: meaning === null })),
].filter(({ item }) => item !== '');

function meant(meaning = '-'): { kind?: Kind; ids: Ids } {
	const [type, ...parts] = meaning.split(' ');
	const kind = type === 'movie' ? 'movie' : ['show', 'season', 'episode'].includes(type as string) ? 'show' : undefined;
	const ids = Object.fromEntries(parts.map((part) => part.split('=')).filter(([name]) => NAMES.includes(name as string))) as Ids;
	return { ...(kind === undefined ? {} : { kind }), ids };
}

/** Where a number of the table stands for another service's, there is a title of that number as well: reading it wrong finds that one. */
const OTHER = 5_000_000;

/** Every title that a shape names, with all of its numbers that the table knows. */
function titlesOf(kind: Kind): Ids[] {
	const titles: Ids[] = [];
	for (const { ids } of CASES.filter((one) => one.kind === kind && Object.keys(one.ids).length > 0)) {
		const known = titles.find((one) =>
			NAMES.some((name) => one[name as 'tmdb'] !== undefined && one[name as 'tmdb'] === ids[name as 'tmdb']),
		);
		if (known === undefined) titles.push({ ...ids });
		else Object.assign(known, ids);
	}
	return titles;
}

const TITLES = { movie: titlesOf('movie'), show: titlesOf('show') };

/** With the numbers that other shapes give the same title. */
const allIdsOf = (ids: Ids, kind: Kind): Ids =>
	TITLES[kind].find((one) => NAMES.some((name) => one[name as 'tmdb'] !== undefined && one[name as 'tmdb'] === ids[name as 'tmdb'])) ?? ids;

const numbersIn = (value: unknown): number[] =>
	[...new Set((JSON.stringify(value) ?? '').match(/\b\d{1,7}\b/g)?.map(Number) ?? [])].filter((number) => number > 0);

let world: EveryNode;
let at = 0;

/** @returns all of its numbers */
function seed(kind: Kind, { tmdb, imdb, tvdb, trakt, slug }: Ids): Ids {
	at += 1;
	const one = {
		title: `${kind} ${at}`,
		year: 2000,
		tmdb: tmdb === undefined ? OTHER * 2 + at : Number(tmdb),
		imdb: imdb ?? null,
		tvdb: tvdb === undefined ? OTHER * 3 + at : Number(tvdb),
		trakt: trakt === undefined ? OTHER * 4 + at : Number(trakt),
		slug: slug ?? `${kind}-${at}-of-the-test`,
		seasons: { 1: 3, 2: 3, 5: 16 },
	};
	const { trakt: traktServer, tmdb: tmdbServer, moviePilot, seerr, radarr, sonarr, hive } = world.servers;
	const numbers = {
		tmdb: String(one.tmdb),
		trakt: String(one.trakt),
		slug: one.slug,
		...(kind === 'show' ? { tvdb: String(one.tvdb) } : {}),
	};
	const lengths = [3, 3, 3, 3, 16];
	const sample = { ...BLANK, ...one, seasons: lengths };
	const twice = (work: () => unknown) => {
		try {
			work();
		} catch {
			// The sample of the simulators has it already.
		}
	};
	const mediaType = kind === 'movie' ? 'movie' : 'tv';
	hive.state.resources.push(resource(`${kind} ${at}`, { mediaType, tmdbId: String(one.tmdb), title: `${kind} ${one.tmdb}` }));
	if (kind === 'movie') {
		twice(() => traktServer.state.library.movie(one));
		tmdbServer.state.addTitles([{ ...sample, released: '2000-01-01' } as never]);
		seerr.state.films.set(one.tmdb, one);
		radarr.state.know(one);
		moviePilot.state.catalogue.addFilm({ tmdbid: one.tmdb, title: one.title, year: one.year });
		return numbers;
	}
	twice(() => traktServer.state.library.show({ ...one, seasons: lengths }));
	tmdbServer.state.addTitles([], [{ ...sample, firstAired: '2000-01-01T00:00:00.000Z' } as never]);
	seerr.state.shows.set(one.tmdb, { ...one, seasons: lengths } as never);
	sonarr.state.know({ ...one, seasons: lengths } as never);
	moviePilot.state.catalogue.addShow({ tmdbid: one.tmdb, tvdbid: one.tvdb, title: one.title, year: one.year, seasons: one.seasons });
	return numbers;
}

beforeAll(async () => {
	world = await EveryNode.start();
	world.servers.hive.state.resources = [];
	const numbers = numbersIn(CASES.map(({ item }) => item)).map(String);
	for (const kind of ['movie', 'show'] as const) {
		const titles = TITLES[kind];
		for (const ids of titles) Object.assign(ids, seed(kind, ids));
		for (const name of kind === 'movie' ? (['tmdb', 'trakt'] as const) : (['tmdb', 'tvdb', 'trakt'] as const))
			for (const number of numbers) if (!titles.some((ids) => ids[name] === number)) seed(kind, { [name]: number });
	}
}, 60_000);

afterAll(async () => await world.close());

const CHOSEN = { qualityProfile: { mode: 'id', value: 4 }, rootFolder: { mode: 'id', value: '/media' }, tags: [] };

/** Every field that takes a title, in an operation that shows what it has taken. */
const FIELDS: Array<[NodeName, string, string, object]> = [
	['Trakt', 'movie.get', 'title', { simplify: true }],
	['Trakt', 'show.get', 'title', { simplify: true }],
	['Trakt', 'season.get', 'title', { season: 1, simplify: true }],
	['Trakt', 'episode.get', 'title', { season: 1, episode: 1, simplify: true }],
	['Trakt', 'watchlist.add', 'title', {}],
	['TMDB', 'movie.get', 'title', { simplify: true }],
	['TMDB', 'show.get', 'title', { simplify: true }],
	['TMDB', 'account.addToWatchlist', 'title', { mediaType: 'movie' }],
	['MoviePilot', 'media.get', 'tmdbId', { mediaType: 'movie', simplify: true }],
	['MoviePilot', 'media.get', 'tmdbId', { mediaType: 'tv', simplify: true }],
	['MoviePilot', 'subscription.add', 'tmdbId', { mediaType: 'tv' }],
	['Seerr', 'media.getStatus', 'tmdbId', { mediaType: 'movie' }],
	['Seerr', 'media.getStatus', 'tmdbId', { mediaType: 'tv' }],
	['Seerr', 'request.create', 'tmdbId', { mediaType: 'tv', seasons: 'all' }],
	['Radarr', 'movie.add', 'tmdbId', CHOSEN],
	['Sonarr', 'series.add', 'showId', { idType: 'tvdb', seasons: 'all', ...CHOSEN }],
	['Sonarr', 'series.add', 'showId', { idType: 'tmdb', seasons: 'all', ...CHOSEN }],
	['HDHive', 'resource.getMany', 'tmdbId', { mediaType: 'movie', returnAll: true, simplify: true }],
	['HDHive', 'resource.getMany', 'tmdbId', { mediaType: 'tv', returnAll: true, simplify: true }],
	['Media Sync', 'sync.items', 'titles', { target: 'none', lookUpWith: 'none', dryRun: false }],
];

test.each(FIELDS)('%s %s: %s with %j takes the right title of every shape, or says why not', async (node, operation, field, more) => {
	const outputs = await world.runPaired(
		node,
		operation,
		{ [field]: '={{ $json.given }}', ...more },
		CASES.map(({ item }) => ({ given: item })),
	);
	let [right, said] = [0, 0];
	const wrong: object[] = [];
	for (const [index, one] of CASES.entries()) {
		const its = outputs.filter(({ item }) => item === index).map(({ json }) => json);
		if (isRefusal(its[0])) said += 1;
		else if (its.length > 0 && its.every((json) => isRight(node, json, one, more))) right += 1;
		else if (its.length > 0 || (node !== 'HDHive' && node !== 'Media Sync')) wrong.push({ name: one.name, meant: one, got: its });
	}
	process.stdout.write(`${node} ${operation}: ${CASES.length} shapes, ${right} right, ${said} refused in words, ${wrong.length} wrong\n`);
	expect(wrong).toEqual([]);
	expect(right).toBeGreaterThan(10);
});

/** A sentence in place of a title. */
function isRefusal({ error, outcome, reason, message }: IDataObject = {}): boolean {
	const isNone = outcome === 'notFound' || outcome === 'failed' || outcome === 'skipped';
	const sentence = error ?? (isNone ? (reason ?? message) : undefined);
	return typeof sentence === 'string' && sentence.length > 10;
}

/** The title of the answer is the one that is meant; where nothing says its type, the form's. */
function isRight(node: NodeName, json: IDataObject, { kind, ids, refused }: Case, form: { mediaType?: string }): boolean {
	const own = typeof json.title === 'string' && json.panType !== undefined ? /^(movie|show) (\d+)$/.exec(json.title) : null;
	const got = own === null ? { type: json.type, ids: (json.ids ?? {}) as IDataObject } : { type: own[1], ids: { tmdb: own[2] } };
	const type = got.type === 'movie' ? 'movie' : 'show';
	const known = Object.entries(allIdsOf(ids, type)).filter(
		([name]) => got.ids[name as 'tmdb'] !== undefined && got.ids[name as 'tmdb'] !== null,
	);
	const fits = ([name, id]: [string, string]) => String(got.ids[name as 'tmdb']) === id;
	// The sample's own titles have other numbers beside the one that they are known by.
	const isOurs = typeof json.title === 'string' && /^(movie|show) \d+$/.test(json.title);
	const isMeant = known.length > 0 && (isOurs || node === 'Media Sync' ? known.every(fits) : known.some(fits));
	const ofForm = form.mediaType === undefined || (form.mediaType === 'tv' ? 'show' : 'movie') === type;
	return !refused && isMeant && (kind === undefined ? ofForm : kind === type);
}
