import { extrasOf } from '../simulators/trakt/extras';
import { Everything, type FilmSeed, type ShowSeed } from './everything';

let world: Everything;

const knight: FilmSeed = { title: 'The Dark Knight', year: 2008, trakt: 120, slug: 'the-dark-knight-2008', tmdb: 155 };
const heist: FilmSeed = { title: 'Heist', year: 1995, trakt: 121, slug: 'heist-1995', tmdb: 949 };
const chemist: ShowSeed = { title: 'The Chemist', year: 2008, trakt: 1388, slug: 'the-chemist', tmdb: 1396, tvdb: 81189, seasons: [7, 13] };

beforeEach(async () => {
	world = await Everything.start();
	world.introduce(knight, heist, chemist);
});

afterEach(async () => await world.close());

const sync = async (traktSource: string, more: object = {}) =>
	await world.sync({ operation: 'traktOther', traktSource, target: 'none', ...more });

test.each(['trending', 'popular', 'anticipated', 'recommendations'])('%s gives the first titles of each type', async (which) => {
	const run = await sync(which, { rankingLimit: 1 });
	expect(run.error).toBe('');
	expect(run.results.length).toBeLessThanOrEqual(2);
	for (const { ids, outcome } of run.results) {
		expect(outcome).toBe('planned');
		expect([155, 949, 1396]).toContain(ids.tmdb);
	}
	if (which !== 'recommendations') expect(run.results).toHaveLength(2);
});

test('favorites, collection and ratings from a number on are read to their end; a run without changes costs one request', async () => {
	const me = world.trakt.state.me;
	const { favorites, collection, ratings } = extrasOf(world.trakt.state, me);
	favorites.addMovie(knight);
	collection.addShow(chemist);
	const [film, other] = [heist, knight].map((seed) => world.trakt.state.library.find('movie', 'tmdb', String(seed.tmdb)));
	if (film === undefined || other === undefined) throw new Error('not introduced');
	ratings.set(film, { rating: 9, ratedAt: '2024-01-01T00:00:00.000Z', media: film });
	ratings.set(other, { rating: 8, ratedAt: '2024-01-01T00:00:00.000Z', media: other });
	const titles = async (which: string) => (await sync(which)).results.map(({ title }) => title);
	expect(await titles('favorites')).toEqual(['The Dark Knight']);
	expect(await titles('collection')).toEqual(['The Chemist']);
	expect(await titles('ratings')).toEqual(['Heist']);
	const target = { target: 'traktList', targetList: { mode: 'name', value: 'me/wishes' } };
	world.list('Wishes');
	await sync('favorites', target);
	world.takeRequests();
	const again = await sync('favorites', target);
	expect(again.summary).toMatchObject({ unchanged: true, requests: 1 });
});
