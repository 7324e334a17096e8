import Ajv from 'ajv';
import { operations, rooms } from '../../nodes/Tmdb/resources';
import { films, shows } from '../simulators/catalogue';
import { ANSWERS, CALLS } from './contract';
import { TmdbWorld } from './world';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const [film, show] = [films[1]!, shows[1]!];
let world: TmdbWorld;

beforeAll(async () => {
	world = await TmdbWorld.start();
});

afterAll(async () => await TmdbWorld.closeAll());

/** Every operation with all of its fields filled in. */
const EXAMPLES: Record<string, object> = {
	'account.addToFavorites': { type: 'movie', title: film.tmdb },
	'account.addToWatchlist': { type: 'tv', title: show.tmdb },
	'account.get': {},
	'account.getFavorites': { type: 'movie', returnAll: true, options: { language: 'de-DE', sortBy: 'created_at.desc' } },
	'account.getWatchlist': { type: 'tv', returnAll: true },
	'account.removeFromFavorites': { type: 'movie', title: film.tmdb },
	'account.removeFromWatchlist': { type: 'tv', title: show.tmdb },
	'cache.flush': {},
	'configuration.get': { simplify: false },
	'configuration.getImageUrls': { imagePath: 'a.png', kind: 'still' },
	'discover.movie': {
		sortBy: 'revenue.desc',
		filters: {
			genres: ['18'],
			withoutGenres: [27],
			adult: false,
			keywords: '1|2',
			originalLanguage: 'en',
			minRating: 1,
			minVotes: 1,
			providers: '8',
			watchRegion: 'US',
			from: '1950-01-01',
			until: '2026-01-01',
			year: 1999,
		},
		options: { language: 'en', region: 'US' },
	},
	'discover.show': { sortBy: 'name.asc', filters: { from: '1950-01-01', until: '2026-01-01', year: 1999 } },
	'find.byExternalId': { externalId: film.imdb, source: 'imdb_id', options: { language: 'en' } },
	'genre.getMany': { type: 'movie', options: { language: 'fr' } },
	'list.addItems': { list: '{list}', type: 'movie', title: film.tmdb },
	'list.checkItem': { list: '{list}', type: 'movie', title: film.tmdb },
	'list.clear': { list: '{list}', confirm: true },
	'list.create': { name: 'A', options: { description: 'B', public: false, sort_by: 'title.asc', iso_639_1: 'de' } },
	'list.delete': { list: '{list}', confirm: true },
	'list.get': { list: '{list}' },
	'list.getItems': { list: '{list}', returnAll: true },
	'list.getMany': { returnAll: true },
	'list.removeItems': { list: '{list}', type: 'tv', title: show.tmdb },
	'list.update': { list: '{list}', updateFields: { name: 'C', description: 'D', public: true, sort_by: 'original_order.asc' } },
	'movie.get': { title: film.tmdb, options: { append: ['credits', 'account_states'], language: 'en' } },
	'movie.getExternalIds': { title: film.tmdb },
	'movie.getRecommendations': { title: film.tmdb, options: { similar: true, language: 'en' } },
	'movie.getWatchProviders': { title: film.tmdb },
	'popular.getMany': { type: 'movie', options: { region: 'US' } },
	'search.movie': { query: 'a', options: { include_adult: false, region: 'US', primary_release_year: 1999 } },
	'search.multi': { query: 'a', options: { include_adult: true } },
	'search.show': { query: 'a', options: { first_air_date_year: 1999 } },
	'show.get': { title: show.tmdb },
	'show.getExternalIds': { title: show.tmdb },
	'show.getRecommendations': { title: show.tmdb },
	'show.getWatchProviders': { title: show.tmdb, country: 'de' },
	'trending.getMany': { type: 'all', period: 'day' },
};

const names = operations.map(({ resource, operation }) => `${resource}.${operation}`);

describe('What the node sends', () => {
	it('has an example for every operation', () => {
		expect(Object.keys(EXAMPLES).sort()).toEqual([...names].sort());
		expect(new Set(operations.map(({ resource }) => resource))).toEqual(new Set(rooms.map(({ value }) => value)));
	});

	it.each(names)('with %s is what TMDB’s reference asks for', async (name) => {
		const list = world.tmdb.state.addList(world.me, { name: 'Example' });
		await world.run('cache.flush');
		world.startCounting();
		const parameters = JSON.parse(JSON.stringify(EXAMPLES[name]).replaceAll('{list}', String(list.id))) as object;
		const { error } = await world.run(name, parameters);
		expect(error).toBe('');
		if (name !== 'cache.flush') expect(world.requests.length).toBeGreaterThan(0);
		for (const request of world.requests) {
			const known = CALLS.find(({ call }) => call.test(`${request.method} ${request.path}`));
			expect([request.method, request.path, known !== undefined]).toEqual([request.method, request.path, true]);
			expect(problems(known?.query ?? {}, request.query)).toEqual([]);
			if (known?.body !== undefined) expect(problems(known.body, request.body)).toEqual([]);
			expect(request.headers).toMatchObject({
				'user-agent': 'n8n-nodes-watchflow/0.1.0',
				authorization: expect.stringMatching(/^Bearer eyJ/),
			});
		}
	});
});

describe('What the simulator answers', () => {
	it.each(ANSWERS)('to $path is what TMDB’s reference shows', async ({ path, schema }) => {
		const filled = path
			.replace('{film}', String(film.tmdb))
			.replace('{show}', String(show.tmdb))
			.replace('{imdb}', String(film.imdb))
			.replace('{account}', String(world.me.id));
		const answer = await fetch(world.tmdb.url + filled, { headers: { authorization: `Bearer ${world.tmdb.readAccessToken}` } });
		expect(problems(schema, await answer.json())).toEqual([]);
	});
});

function problems(schema: object, value: unknown): string[] {
	const check = ajv.compile(schema);
	check(value);
	return (check.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
