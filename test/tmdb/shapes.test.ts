import { recogniseTitle } from '../../nodes/shared/media/readTitle';
import { ADDRESSES } from '../shared/titles/addresses';
import { SHAPES } from '../shared/titles/shapes';
import { TmdbWorld } from './world';

afterAll(async () => await TmdbWorld.closeAll());

/** The one title that a favorite may be put on for a value, or undefined where it has to be refused. */
function allowed(value: unknown): string | undefined {
	try {
		const { type, ids } = recogniseTitle(value);
		return type === 'movie' || type === 'show' ? `${type === 'show' ? 'tv' : 'movie'}:${ids.tmdb ?? 'looked up'}` : undefined;
	} catch {
		return undefined;
	}
}

it('The Title field with every shape and address: the right title is written, or a sentence is given', async () => {
	const world = await TmdbWorld.start();
	const values = [...SHAPES.map(({ item }) => item), ...ADDRESSES.map(([address]) => address)];
	world.startCounting();
	const { items } = await world.run(
		'account.addToFavorites',
		{ title: '={{ $json.title }}' },
		{ items: values.map((title) => ({ title })), onError: 'continueRegularOutput' },
	);
	expect(items).toHaveLength(values.length);
	const wrong = items.flatMap((item, at) => {
		const value = values[at];
		if (item.error !== undefined || item.outcome === 'notFound') return String(item.message).length > 10 ? [] : [[value, item]];
		const written = `${item.type === 'show' ? 'tv' : 'movie'}:${item.ids.tmdb}`;
		const right = allowed(value);
		return right === written || right === `${written.split(':')[0]}:looked up` ? [] : [[value, written, right]];
	});
	expect(wrong).toEqual([]);
	expect(items.filter(({ error }) => error === undefined).length).toBeGreaterThan(0);
}, 60_000);

it.each([
	['Radarr', { id: 7, title: 'x', year: 1999, imdbId: null, hasFile: true }],
	['Seerr', { id: 7, status: 2, media: { id: 9, mediaType: 'movie', tmdbId: null } }],
	['MoviePilot', { id: 7, name: 'x', type: '电影', season: null }],
	['Sonarr', { id: 7, title: 'x', tvdbId: 0, seasons: [] }],
])('%s’s own id is never taken for a TMDB number', async (_, item) => {
	const world = await TmdbWorld.start();
	world.startCounting();
	const { error } = await world.run('account.addToFavorites', { title: '={{ $json }}' }, { items: [item] });
	expect(error).toMatch(/"Title" (holds no TMDB number|is an item without an ID)/);
	expect(world.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});
