import { strict as assert } from 'node:assert';
import type { IDataObject } from 'n8n-workflow';
import { films, shows, type SampleFilm, type SampleShow } from '../simulators/catalogue';
import { extrasOf } from '../simulators/trakt/extras';
import { outputOf, type Execution } from './client';
import type { Changes, ExampleStage } from './examplesStage';

/** The examples that bring lists of other services: each with a feed or file as that service gives it. */
type Case = (stage: ExampleStage, file: string) => Promise<void>;

const jsonOf = (execution: Execution, node: string, output = 0): IDataObject[] => outputOf(execution, node, output).map(({ json }) => json);

/** Films that have all IDs, and a name that no other one of their year has. */
const wanted: SampleFilm[] = films
	.filter(({ tmdb, imdb, year, released }) => tmdb !== null && imdb !== null && year !== null && released?.startsWith(String(year)))
	.slice(40, 43);
const wantedShows: SampleShow[] = shows.filter(({ tmdb, tvdb, imdb }) => tmdb !== null && tvdb !== null && imdb !== null).slice(20, 22);

/** Makes them known to TMDB and to the servers, runs the example, and gives its summary. */
async function run(
	stage: ExampleStage,
	file: string,
	trigger: string,
	changes: Changes,
): Promise<{ execution: Execution; summary: IDataObject }> {
	stage.tmdb.state.addTitles(wanted, wantedShows);
	for (const film of wanted) {
		stage.radarr.state.know({ title: film.title, tmdb: Number(film.tmdb), year: Number(film.year), imdb: film.imdb });
		stage.seerr.state.films.set(Number(film.tmdb), { title: film.title, tmdb: Number(film.tmdb) });
	}
	for (const show of wantedShows)
		stage.sonarr.state.know({ ...show, tmdb: Number(show.tmdb), tvdb: Number(show.tvdb), year: Number(show.year) });
	const workflow = await stage.import(file, changes);
	const execution = await stage.runManually(workflow, trigger);
	const { error } = execution.data.resultData;
	assert.equal(execution.status, 'success', `${error?.message ?? ''} ${error?.description ?? ''}`);
	return { execution, summary: jsonOf(execution, 'Media Sync', 1)[0] ?? {} };
}

const csv = (head: string, rows: string[]): string => [head, ...rows].join('\n');

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const imdbList: Case = async (stage, file) => {
	const rows = wanted.map(
		(film, at) =>
			`${at + 1},${film.imdb},2024-01-01,2024-01-01,,${quoted(film.title)},https://www.imdb.com/title/${film.imdb}/,Movie,8.0,100,${film.year}`,
	);
	const head = 'Position,Const,Created,Modified,Description,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year';
	const url = stage.web.put(
		'/imdb.csv',
		'text/csv',
		csv(head, [...rows, '9,tt0344034,2024-01-01,2024-01-01,,A Game,https://www.imdb.com/title/tt0344034/,Video Game,7.0,,2003']),
	);
	const { summary, execution } = await run(stage, file, 'Every Night', { Get: { url } });
	assert.equal(summary.titles, 4, JSON.stringify(summary));
	assert.equal(summary.notFound, 1);
	assert.equal(summary.failed ?? 0, 0);
	assert.deepEqual(
		jsonOf(execution, 'Media Sync').map(({ outcome }) => outcome === 'notFound'),
		[false, false, false, true],
	);
};

const letterboxdWatchlist: Case = async (stage, file) => {
	const rows = wanted.map((film) => `2024-01-01,${quoted(film.title)},${film.year},https://boxd.it/${film.tmdb}`);
	const url = stage.web.put('/watchlist.csv', 'text/csv', csv('Date,Name,Year,Letterboxd URI', rows));
	const { summary } = await run(stage, file, 'Every Night', { Get: { url }, 'Media Sync': CHOSEN.radarr });
	assert.equal(summary.added, 3, JSON.stringify(summary));
	assert.deepEqual(
		[...stage.radarr.state.movies.values()].map(({ tmdbId }) => tmdbId).sort(),
		wanted.map(({ tmdb }) => Number(tmdb)).sort(),
	);
};

const chosen = (name: string) => ({
	[`${name}QualityProfile`]: { __rl: true, mode: 'id', value: '4' },
	[`${name}RootFolder`]: { __rl: true, mode: 'id', value: '/media' },
});

const CHOSEN = { radarr: chosen('radarr'), sonarr: chosen('sonarr') };

const letterboxdDiary: Case = async (stage, file) => {
	const film = wanted[0] as SampleFilm;
	const item = `<item><title>${xml(film.title)}, ${film.year} - ★★★★</title><link>https://letterboxd.com/someone/film/x/</link><guid isPermaLink="false">letterboxd-watch-1</guid><pubDate>Mon, 01 Jan 2024 10:00:00 +1300</pubDate><letterboxd:watchedDate>2024-01-01</letterboxd:watchedDate><letterboxd:filmTitle>${xml(film.title)}</letterboxd:filmTitle><letterboxd:filmYear>${film.year}</letterboxd:filmYear><tmdb:movieId>${film.tmdb}</tmdb:movieId></item>`;
	const list =
		'<item><title>A list</title><link>https://letterboxd.com/someone/list/x/</link><guid isPermaLink="false">letterboxd-list-1</guid></item>';
	const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:letterboxd="https://letterboxd.com" xmlns:tmdb="https://themoviedb.org"><channel><title>x</title>${item}${list}</channel></rss>`;
	const url = stage.web.put('/diary.xml', 'application/rss+xml', feed);
	const before = plays(stage, film);
	const { execution } = await run(stage, file, 'Every Hour', { Feed: { url } });
	assert.equal(jsonOf(execution, 'Add to History').length, 1);
	assert.equal(plays(stage, film), before + 1);
};

const plays = (stage: ExampleStage, film: SampleFilm): number =>
	stage.trakt.api.requests.filter(
		({ method, path, body }) => method === 'POST' && path.startsWith('/sync/history') && JSON.stringify(body).includes(String(film.tmdb)),
	).length;

const plexWatchlist: Case = async (stage, file) => {
	const items = wanted.map(
		(film) =>
			`<item><title>${xml(film.title)} (${film.year})</title><link>https://watch.plex.tv/movie/x</link><guid isPermaLink="false">imdb://${film.imdb}</guid><category>movie</category></item>`,
	);
	const url = stage.web.put(
		'/plex.xml',
		'application/rss+xml',
		`<?xml version="1.0"?><rss version="2.0"><channel><title>Watchlist</title>${items.join('')}</channel></rss>`,
	);
	const { summary } = await run(stage, file, 'Every Hour', { Feed: { url } });
	assert.equal(summary.added, 3, JSON.stringify(summary));
	assert.equal(stage.seerr.state.requests.length, 3);
};

const mdblist: Case = async (stage, file) => {
	const entries = [
		...wantedShows.map((show, at) => ({
			id: show.tmdb,
			rank: at + 1,
			adult: 0,
			title: show.title,
			imdb_id: show.imdb,
			tvdb_id: show.tvdb,
			mediatype: 'show',
			release_year: show.year,
		})),
		{
			id: wanted[0]?.tmdb,
			rank: 9,
			adult: 0,
			title: wanted[0]?.title,
			imdb_id: wanted[0]?.imdb,
			tvdb_id: null,
			mediatype: 'movie',
			release_year: wanted[0]?.year,
		},
	];
	const url = stage.web.put('/list.json', 'application/json', JSON.stringify(entries));
	const { summary } = await run(stage, file, 'Every Night', { Get: { url }, 'Media Sync': CHOSEN.sonarr });
	assert.deepEqual([summary.added, summary.skipped], [2, 1], JSON.stringify(summary));
	assert.equal(stage.sonarr.state.series.size, 2);
};

const table: Case = async (stage, file) => {
	const list = stage.trakt.state.me.addList({ name: 'To Watch' });
	const rows = [
		`${quoted(wanted[0]?.title ?? '')},${wanted[0]?.year},Film,,`,
		`x,,film,,https://www.themoviedb.org/movie/${wanted[1]?.tmdb}`,
		`${quoted(wantedShows[0]?.title ?? '')},,Series,${wantedShows[0]?.tmdb},`,
	];
	const url = stage.web.put('/table.csv', 'text/csv', csv('Title,Year,Type,TMDB ID,Link', rows));
	const { summary } = await run(stage, file, 'Every Night', { Get: { url } });
	assert.equal(summary.added, 3, JSON.stringify(summary));
	assert.equal(list.items.read().length, 3);
};

const moreLikeMyBest: Case = async (stage, file) => {
	const film = wanted[0] as SampleFilm;
	const media = stage.trakt.state.library.find('movie', 'tmdb', String(film.tmdb));
	assert(media !== undefined);
	const { ratings } = extrasOf(stage.trakt.state, stage.trakt.state.me);
	ratings.set(media, { rating: 10, ratedAt: '2024-01-01T00:00:00.000Z', media });
	const before = stage.seerr.state.requests.length;
	const { execution, summary } = await run(stage, file, 'Every Sunday', {});
	assert(jsonOf(execution, 'Nine or More').length > 0);
	assert.equal(summary.dryRun, true);
	assert.equal(stage.seerr.state.requests.length, before, 'the dry run has changed something');
};

export const LIST_CASES: Record<string, Case> = {
	'examples/imdb-list-to-moviepilot.json': imdbList,
	'examples/letterboxd-watchlist-to-radarr.json': letterboxdWatchlist,
	'examples/letterboxd-diary-to-trakt.json': letterboxdDiary,
	'examples/plex-watchlist-to-seerr.json': plexWatchlist,
	'examples/mdblist-to-sonarr.json': mdblist,
	'examples/table-to-trakt-list.json': table,
	'examples/more-like-my-best.json': moreLikeMyBest,
};
