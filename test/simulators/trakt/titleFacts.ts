import { listView } from './lists';
import type { Media, Movie, Show } from './media';
import { paginate } from './paging';
import type { Call, Route } from './routes';
import { subjectOf, TITLE_PATHS } from './subjects';
import { userView } from './users';
import { episodeView, movieView, personView, showView } from './views';

const whole = (media: Media): Movie | Show =>
	media.type === 'movie' ? media : media.type === 'show' ? media : (media as { show: Show }).show;

const titleView = (call: Call, media: Movie | Show): object =>
	media.type === 'movie' ? movieView(media, call.extended) : showView(media, call.extended);

const distribution = () => Object.fromEntries(Array.from({ length: 10 }, (_, index) => [String(index + 1), index]));

function ratings(media: Media): object {
	const { rating, votes } = whole(media);
	return {
		trakt: { rating, votes, distribution: distribution() },
		tmdb: { rating, votes, link: null },
		imdb: { rating, votes, link: null },
		metascore: { rating: null, link: null },
		rotten_tomatoes: { rating: null, user_rating: null, state: null, user_state: null, link: null },
	};
}

function stats(call: Call, media: Media): object {
	const plays = call.state.accounts.flatMap(({ history }) => history).filter((play) => play.media === media).length;
	const counts = { watchers: plays, plays, collectors: 0, comments: 0, lists: listsWith(call, media).length, votes: whole(media).votes };
	if (media.type === 'movie' || media.type === 'show') return { ...counts, favorited: 0, recommended: 0 };
	return media.type === 'episode' ? { ...counts, collected_episodes: 0 } : { ...counts, collected_episodes: 0 };
}

const listsWith = (call: Call, media: Media) =>
	call.state.accounts.flatMap(({ lists }) => lists).filter(({ privacy, items }) => privacy === 'public' && items.has(media));

/** The first person of the library plays in everything. */
function people(call: Call): object {
	const [person] = call.state.library.people;
	if (person === undefined) return { cast: [], crew: {} };
	return {
		cast: [{ character: 'The Stranger', characters: ['The Stranger'], person: personView(person) }],
		crew: { directing: [{ job: 'Director', jobs: ['Director'], person: personView(person) }] },
	};
}

const video = (media: Media) => ({
	title: 'Trailer',
	url: `https://videos.example/${media.ids.trakt}`,
	site: 'youtube',
	type: 'trailer',
	size: 1080,
	official: true,
	published_at: '2026-01-02T03:04:05.000Z',
	country: 'us',
	language: 'en',
});

const nameOf = (media: Media): string => ('title' in media ? media.title : whole(media).title);

/** What is known of films, shows, seasons and episodes alike: path behind the title's own, and answer. */
const OF_ALL: Array<[string, (call: Call, media: Media) => unknown]> = [
	['/ratings', (_, media) => ratings(media)],
	['/stats', stats],
	['/people', (call) => people(call)],
	['/videos', (_, media) => [video(media)]],
	['/watching', (call) => call.state.accounts.slice(1, 2).map(userView)],
	[
		'/translations/:language',
		(call, media) => [{ title: nameOf(media), overview: null, tagline: null, language: call.params.language, country: 'us' }],
	],
	['/lists/:type/:sort', (call, media) => paginate(call, listsWith(call, media)).map(listView)],
];

const OF_WHOLE: typeof OF_ALL = [
	['/aliases', (_, media) => [{ title: whole(media).originalTitle ?? whole(media).title, country: 'us' }]],
	['/studios', () => [{ name: 'Northlight Pictures', country: 'us', ids: { trakt: 20, slug: 'northlight-pictures', tmdb: 420 } }]],
	[
		'/related',
		(call, media) => {
			const all: Array<Movie | Show> = media.type === 'movie' ? call.state.library.movies : call.state.library.shows;
			return paginate(
				call,
				all.filter((one) => one !== media),
			).map((one) => titleView(call, one));
		},
	],
];

const read = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, auth: 'optional', handle });

const aired = (media: Media): boolean => Date.parse((media as { firstAired: string }).firstAired) <= Date.now();

/** The episode that aired last, or the one that comes next; Trakt answers 204 when there is none. */
function nextOrLast(call: Call, which: 'next' | 'last'): unknown {
	const show = subjectOf(call, 'show') as Show;
	const episodes = show.seasons.flatMap((season) => season.episodes);
	const found = which === 'last' ? episodes.filter(aired).at(-1) : episodes.find((episode) => !aired(episode));
	if (found !== undefined) return episodeView(found, call.extended);
	call.reply.code(204);
	return undefined;
}

export const titleFactRoutes: Route[] = [
	...TITLE_PATHS.flatMap(([type, base]) =>
		OF_ALL.map(([path, answer]) => read(`${base}${path}`, (call) => answer(call, subjectOf(call, type)))),
	),
	...TITLE_PATHS.slice(0, 2).flatMap(([type, base]) =>
		OF_WHOLE.map(([path, answer]) => read(`${base}${path}`, (call) => answer(call, subjectOf(call, type)))),
	),
	read('/movies/:id/releases/:country', (call) => {
		const { certification, released } = subjectOf(call, 'movie') as Movie;
		const { country } = call.params;
		return [{ country, certification, release_date: released ?? '2026-01-02', release_type: 'theatrical', note: null }];
	}),
	read('/shows/:id/certifications', (call) => [{ certification: (subjectOf(call, 'show') as Show).certification, country: 'us' }]),
	read('/shows/:id/next_episode', (call) => nextOrLast(call, 'next')),
	read('/shows/:id/last_episode', (call) => nextOrLast(call, 'last')),
	read('/shows/:id/seasons/:season', (call) => {
		const season = subjectOf(call, 'season') as Extract<Media, { type: 'season' }>;
		return season.episodes.map((episode) => episodeView(episode, call.extended));
	}),
	read('/people/:id', (call) => personView(subjectOf(call, 'person') as Extract<Media, { type: 'person' }>)),
	read('/people/:id/lists/:type/:sort', (call) => paginate(call, listsWith(call, subjectOf(call, 'person'))).map(listView)),
	read('/people/:id/movies', (call) => {
		subjectOf(call, 'person');
		const role = { character: 'The Stranger', characters: ['The Stranger'] };
		return { cast: call.state.library.movies.slice(0, 2).map((movie) => ({ ...role, movie: movieView(movie, call.extended) })), crew: {} };
	}),
	read('/people/:id/shows', (call) => {
		subjectOf(call, 'person');
		const role = { character: 'The Stranger', characters: ['The Stranger'], episode_count: 3, series_regular: false };
		return { cast: call.state.library.shows.slice(0, 2).map((show) => ({ ...role, show: showView(show, call.extended) })), crew: {} };
	}),
];
