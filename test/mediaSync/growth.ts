import { bulkFilms } from '../simulators/catalogue';
import { fillBulk } from '../simulators/moviePilot/sample';
import { textTable } from '../bench/textTable';
import { Everything, sources, type FilmSeed, type ShowSeed } from './everything';

/** What one sync asked for, of the target alone and of the source's pages. */
export interface Growth {
	target: string;
	/** Titles on the source; the target has all of them already. */
	titles: number;
	/** Requests for the source's pages: 250 titles each at Trakt. */
	source: number;
	/** Requests to the target. */
	reads: number;
	writes: number;
}

/** Which simulator answers for a target, and the node's fields for it. */
const TARGETS: Record<string, { simulator: string; fields?: object }> = {
	moviePilot: { simulator: 'moviePilot' },
	seerr: { simulator: 'seerr' },
	radarr: { simulator: 'radarr', fields: { radarrQualityProfile: 4, radarrRootFolder: '/media' } },
	sonarr: { simulator: 'sonarr', fields: { sonarrQualityProfile: 4, sonarrRootFolder: '/media' } },
	traktList: { simulator: 'trakt', fields: { targetList: 'me/wanted' } },
	tmdbWatchlist: { simulator: 'tmdb' },
};

export const TARGET_NAMES = Object.keys(TARGETS);

/** Titles per page of the targets that are read in pages; the others send everything at once. */
const PAGES: Record<string, number> = { seerr: 500, traktList: 250, tmdbWatchlist: 20 };

/** What a target may be asked besides its pages: what it is, who asks, its settings. */
const FEW = 3;

/** Whether the target is read in bulk: its pages and a few requests besides, however many titles there are. */
export function isBulk({ target, titles, reads, writes }: Growth): boolean {
	const pages = PAGES[target] === undefined ? 0 : Math.ceil(titles / PAGES[target]);
	return writes === 0 && reads <= pages + FEW;
}

/** Measures the Media Sync of a built package in place of the TypeScript sources. */
export function useMediaSync(node: (typeof sources.nodes)[number]): void {
	sources.nodes = [node];
}

/**
 * Syncs so many titles into a target that has all of them, as the first run does that knows nothing yet.
 *
 * @throws Error when the run does anything else than find them there
 */
export async function measureGrowth(target: string, titles: number): Promise<Growth> {
	const world = await Everything.start();
	try {
		const { simulator, fields = {} } = TARGETS[target]!;
		fill(world, target, titles);
		const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { mode: 'id', value }]));
		const run = await world.sync({ target, ...named });
		const { alreadySubscribed, titles: read } = (run.summary ?? {}) as Record<string, number>;
		if (run.error !== '' || alreadySubscribed !== titles || read !== titles)
			throw new Error(`${target}: ${run.error} ${JSON.stringify(run.summary)}`);
		const requests = world.takeRequests();
		const source = requests.trakt!.filter((line) => line.includes('/sync/watchlist')).length;
		const asked = requests[simulator]!.filter((line) => !line.includes('/sync/watchlist'));
		const writes = asked.filter((line) => !line.startsWith('GET') && !line.includes('notexists')).length;
		return { target, titles, source, reads: asked.length - writes, writes };
	} finally {
		await world.close();
	}
}

function fill(world: Everything, target: string, count: number): void {
	const films = bulkFilms(count) as FilmSeed[];
	if (target === 'sonarr') {
		const shows = films.map((film, index): ShowSeed => ({ ...film, tvdb: 9_000_001 + index, seasons: [8] }));
		for (const show of shows) {
			world.trakt.state.watchlist.addShow(show);
			const known = { ...show, imdb: null };
			world.sonarr.state.know(known);
			world.sonarr.state.put(known, [1]);
		}
		return;
	}
	for (const film of films) world.trakt.state.watchlist.addMovie(film);
	if (target === 'moviePilot') fillBulk(world.moviePilot.state, films as ReturnType<typeof bulkFilms>, 1);
	if (target === 'radarr') for (const film of films) world.radarr.state.put({ tmdb: film.tmdb!, title: film.title, year: film.year });
	if (target === 'seerr') for (const film of films) world.seerr.state.put('movie', film.tmdb!, { status: 3 });
	if (target === 'traktList') {
		const list = world.trakt.state.me.addList({ name: 'Wanted' });
		for (const film of films) list.items.addMovie(film);
	}
	if (target === 'tmdbWatchlist') {
		world.tmdb.state.addTitles(films as unknown as ReturnType<typeof bulkFilms>);
		world.tmdb.owner.lists.watchlist.movie.push(...films.map(({ tmdb }) => tmdb!));
	}
}

export const GROWTH_HEADINGS = ['target', 'titles', 'pages of the source', 'reads of the target', 'writes'];

/** The cells of the table that shows whether requests grow with what is there already. */
export const growthRows = (rows: Growth[]): string[][] =>
	rows.map(({ target, titles, source, reads, writes }) => [
		target,
		...[titles, source, reads, writes].map((count) => count.toLocaleString('en')),
	]);

/** The same as text. */
export const growthTable = (rows: Growth[]): string =>
	`Requests of a first sync into a target that has every title already\n${textTable(GROWTH_HEADINGS, growthRows(rows), 1)}`;
