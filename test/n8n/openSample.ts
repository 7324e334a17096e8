import { films, shows } from '../simulators/catalogue';
import type { OpenAiSimulator } from '../simulators/openAi';
import type { RadarrState } from '../simulators/radarr';
import type { RealDebridState } from '../simulators/realDebrid';
import type { SeerrState } from '../simulators/seerr';
import type { SonarrState } from '../simulators/sonarr';
import type { TraktState } from '../simulators/trakt';

const GIGABYTE = 1024 ** 3;

/** A magnet of this hash is a season of three files: something to try the Real-Debrid examples with. */
export const SAMPLE_MAGNET = 'magnet:?xt=urn:btih:89abcdef0123456789abcdef0123456789abcdef&dn=Saltwater.S02';

/** Films and shows of the sample that Radarr and Sonarr can know. */
const known = {
	films: films.flatMap(({ tmdb, title, year, imdb }) => (tmdb === null ? [] : [{ tmdb, title, year: year ?? 0, imdb }])),
	shows: shows.flatMap(({ tmdb, tvdb, title, year, imdb, seasons }) =>
		tmdb === null || tvdb === null ? [] : [{ tmdb, tvdb, title, year: year ?? 0, imdb, seasons }],
	),
};

/** Forty films, every third one still missing, and two downloads that are under way. */
export function fillRadarr(state: RadarrState): void {
	for (const [index, film] of known.films.slice(0, 40).entries())
		state.put(film, { hasFile: index % 3 !== 0, tags: index % 5 === 0 ? [1] : [] });
	const missing = [...state.movies.values()].filter(({ hasFile }) => !hasFile);
	state.queue = missing.slice(0, 2).map(({ id, title }, index) => ({ movieId: id, ...download(index, title) }));
}

/** Twelve shows with their first season downloaded, and a download. */
export function fillSonarr(state: SonarrState): void {
	for (const show of known.shows.slice(0, 12))
		state.put(
			show,
			show.seasons.map((_, index) => index + 1),
			[1],
		);
	const [first] = state.series.values();
	if (first !== undefined) state.queue = [{ seriesId: first.id, seasonNumber: 2, ...download(0, `${first.show.title} S02E01`) }];
}

/** An entry of the queue, as both servers give it. */
const download = (index: number, title: string) => ({
	id: index + 1,
	title: `${title} 1080p WEB-DL`,
	status: index === 0 ? 'downloading' : 'queued',
	trackedDownloadStatus: 'ok',
	size: 8 * GIGABYTE,
	sizeleft: (index + 2) * GIGABYTE,
	timeleft: '00:24:00',
	protocol: 'torrent',
	indexer: 'An indexer',
});

/** A second user, requests that wait for approval, and titles that are there. */
export function fillSeerr(state: SeerrState): void {
	const kid = state.addUser('kid');
	for (const film of known.films) state.films.set(film.tmdb, film);
	for (const show of known.shows) state.shows.set(show.tmdb, show);
	const [one, two, three] = known.films;
	const [show] = known.shows;
	if (!one || !two || !three || !show) return;
	state.put('movie', one.tmdb, { status: 5 });
	state.addRequest(state.put('movie', two.tmdb, { status: 2 }), { status: 1, requestedBy: kid });
	state.addRequest(state.put('movie', three.tmdb, { status: 3 }));
	state.addRequest(state.put('tv', show.tmdb, { status: 2, tvdbId: show.tvdb, seasons: { 1: 2 } }), {
		status: 1,
		requestedBy: kid,
		seasons: [1],
	});
}

/** A torrent that is ready, a dead one, and the release behind `SAMPLE_MAGNET`. */
export function fillRealDebrid(state: RealDebridState): void {
	const episode = (number: number): [string, number] => [`/Saltwater.S02/Saltwater.S02E0${number}.mkv`, 2 * GIGABYTE];
	state.releases.set('89abcdef0123456789abcdef0123456789abcdef', { name: 'Saltwater.S02', files: [1, 2, 3].map(episode) });
	const old = Date.now() - 20 * 86_400_000;
	state.seed({ hash: 'd'.repeat(40), filename: 'A film nobody shares any more', status: 'dead', added: old });
	state.seed({ hash: 'e'.repeat(40), filename: 'The Copper Harbor 1080p', added: old });
}

/** Two episodes within the next hours, for what asks Trakt's calendar. */
export function addTonight({ library }: TraktState): void {
	const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
	library.show({ title: 'Sooner Tonight', trakt: 880_901, firstAired: hours(2), seasons: [1] });
	library.show({ title: 'Later Tonight', trakt: 880_902, firstAired: hours(5), seasons: [1] });
}

/** The simulated model cannot think: to whatever it is asked it looks at the Real-Debrid account and says what it saw. */
export function letModelAnswer({ simulator, script }: OpenAiSimulator): void {
	simulator.onRequest = ({ url }) => {
		if (!url.endsWith('/chat/completions') || script.length > 0) return;
		script.push(
			{ tool: 'Real-Debrid_Status', arguments: {} },
			{ say: (result) => `This model is simulated. What Real-Debrid says: ${result}` },
		);
	};
}
