import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../nodes/shared/node/errors';
import { ItemInput } from '../../nodes/shared/node/itemInput';
import { bodyEntry, syncBody } from '../../nodes/Trakt/client/syncBody';
import { titleOf } from '../../nodes/Trakt/fields/fields';
import { WATCHABLE } from '../../nodes/Trakt/fields/paths';
import { operations } from '../../nodes/Trakt/resources';
import { MediaLibrary, type Show } from '../simulators/trakt/media';
import { playsOf, readSyncBody } from '../simulators/trakt/syncBody';
import { formOf } from './record';

/** NEVER_MORE=10000 npx jest test/trakt/neverMore tries them all. */
const CASES = Number(process.env.NEVER_MORE ?? 400);

const library = new MediaLibrary();
const show = library.show({ title: 'Serial', slug: 'serial', trakt: 70, tmdb: 71, tvdb: 72, imdb: 'tt7000073', seasons: [4, 5, 6] });

const add = operations.find(({ resource, operation }) => resource === 'history' && operation === 'add')!;

/** What a value names: the show, one of its seasons, or one of its episodes. */
interface Named {
	season?: number;
	episode?: number;
}

const FORMS: Record<string, (named: Named) => unknown> = {
	'old address': ({ season, episode }) =>
		`https://trakt.tv/shows/serial${season === undefined ? '' : `/seasons/${season}`}${episode === undefined ? '' : `/episodes/${episode}`}`,
	'new address': ({ season, episode }) =>
		`https://app.trakt.tv/shows/serial${season === undefined ? '' : episode === undefined ? `?view=seasons&season=${season}` : `?season=${season}&view=episode&episode=${episode}`}`,
	'TMDB address': ({ season, episode }) =>
		`www.themoviedb.org/tv/71-serial${season === undefined ? '' : `/season/${season}`}${episode === undefined ? '' : `/episode/${episode}`}?language=de-DE`,
	'IMDb address of the show': () => 'https://www.imdb.com/title/tt7000073/',
	slug: () => 'serial',
	'IMDb ID': () => 'tt7000073',
	'TMDB number': () => '71',
	key: ({ season, episode }) => {
		const type = episode !== undefined ? 'episode' : season !== undefined ? 'season' : 'show';
		return [type, 71, season, episode].filter((part) => part !== undefined).join(':');
	},
	'flat item': ({ season, episode }) => ({
		type: episode !== undefined ? 'episode' : season !== undefined ? 'season' : 'show',
		title: 'Serial',
		ids: { trakt: 70, tmdb: 71 },
		...(season === undefined ? {} : { season }),
		...(episode === undefined ? {} : { episode }),
	}),
	'item without type': ({ season, episode }) => ({
		ids: { trakt: 70 },
		...(season === undefined ? {} : { season }),
		...(episode === undefined ? {} : { episode }),
	}),
	'entry of Trakt': ({ season, episode }) => ({
		show: { title: 'Serial', ids: { trakt: 70 } },
		...(season !== undefined && episode === undefined ? { season: { number: season, ids: {} } } : {}),
		...(episode !== undefined ? { episode: { season, number: episode, ids: {} } } : {}),
	}),
	'item of Sonarr': () => ({ tvdbId: 72, title: 'Serial', titleSlug: 'serial', seasons: [] }),
};

/** Forms that say nothing of a season or an episode, and those that do not even say what they are. */
const WITHOUT_NUMBERS = ['IMDb address of the show', 'slug', 'IMDb ID', 'TMDB number', 'item of Sonarr'];
const WITHOUT_TYPE = ['IMDb address of the show', 'slug', 'IMDb ID', 'TMDB number', 'item without type'];

const number = fc.constantFrom(undefined, 1, 2, 3);

const cases = fc.record({
	form: fc.constantFrom(...Object.keys(FORMS)),
	named: fc
		.tuple(number, number)
		.map(([season, episode]): Named => (season === undefined ? {} : episode === undefined ? { season } : { season, episode })),
	type: fc.constantFrom(...WATCHABLE),
	season: number,
	episode: number,
	explicit: fc.boolean(),
});

const key = (season: number, episode: number) => `${season}x${episode}`;

/** Every episode that the form names, by rules of its own; none where it contradicts itself or something is missing. */
function meant({ form, named, type, season, episode, explicit }: Case): Set<string> {
	const value = WITHOUT_NUMBERS.includes(form) ? {} : named;
	const kind = WITHOUT_TYPE.includes(form)
		? undefined
		: value.episode !== undefined
			? 'episode'
			: value.season !== undefined
				? 'season'
				: 'show';
	const shown = { season: type === 'season' || type === 'episode' ? season : undefined, episode: type === 'episode' ? episode : undefined };
	const differs = (one?: number, other?: number) => one !== undefined && other !== undefined && one !== other;
	if (differs(value.season, shown.season) || differs(value.episode, shown.episode)) return new Set();
	const s = value.season ?? shown.season;
	const e = value.episode ?? shown.episode;
	const all = (episodes: Show['seasons']) => new Set(episodes.flatMap((one) => one.episodes.map((two) => key(two.season, two.number))));
	const wanted = type === 'movie' ? (kind ?? 'movie') : type;
	if (wanted === 'movie') return new Set();
	if (wanted === 'show') return explicit && type === 'movie' ? new Set() : value.season === undefined ? all(show.seasons) : new Set();
	if (wanted === 'season') {
		if (value.episode !== undefined || (explicit && type === 'movie')) return new Set();
		return all(show.seasons.filter((one) => one.number === s));
	}
	return s === undefined || e === undefined ? new Set() : new Set([key(s, e)]);
}

interface Case {
	form: string;
	named: Named;
	type: (typeof WATCHABLE)[number];
	season?: number;
	episode?: number;
	explicit: boolean;
}

/** What Trakt would mark as watched; none when the title is refused in words. */
function written({ form, named, type, season, episode, explicit }: Case): Set<string> {
	const values = {
		mediaType: type,
		title: FORMS[form]!(named) as IDataObject,
		idType: form === 'TMDB number' ? 'tmdb' : 'auto',
		...(season === undefined ? {} : { season }),
		...(episode === undefined ? {} : { episode }),
	};
	try {
		const ref = titleOf(new ItemInput(formOf(values), add.properties ?? [], 0), WATCHABLE, explicit);
		const { wanted } = readSyncBody(library, syncBody([bodyEntry(ref, { watched_at: '2026-11-01T20:00:00Z' })]));
		return new Set(
			wanted.flatMap(({ media }) => playsOf(media)).map((play) => (play.type === 'episode' ? key(play.season, play.number) : 'film')),
		);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		expect(error.message).toMatch(/^"(Title|Type|Season|Episode)" /);
		return new Set();
	}
}

it(`Never more episodes are written than the form names, in ${CASES} combinations of input form, type and numbers`, () => {
	let some = 0;
	fc.assert(
		fc.property(cases, (one) => {
			const named = meant(one);
			const done = written(one);
			some += done.size > 0 ? 1 : 0;
			expect({ ...one, done: [...done].filter((episode) => !named.has(episode)) }).toEqual({ ...one, done: [] });
			// A season or show is written whole or not at all.
			expect([0, named.size]).toContain(done.size);
		}),
		{ numRuns: CASES },
	);
	expect(some).toBeGreaterThan(CASES / 10);
});
