import { InputError } from '../../../nodes/shared/node/errors';
import { recogniseTitle } from '../../../nodes/shared/media/readTitle';
import { seasonsTogether, titleInField, tmdbInField, type FieldTitle } from '../../../nodes/shared/media/titleField';
import { ADDRESSES } from './addresses';
import { SHAPES } from './shapes';

const values = [...SHAPES.map(({ item }) => item), ...ADDRESSES.map(([address]) => address)];

const forms = [{ only: 'movie' }, { only: 'show' }, { mediaType: 'movie' }, { mediaType: 'show' }] as const;

function attempt(read: () => FieldTitle): FieldTitle | undefined {
	try {
		return read();
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		expect((error as InputError).description.length).toBeGreaterThan(10);
		return undefined;
	}
}

describe.each(forms)('A title field with %j', (form) => {
	it('takes the right title of every shape and address, or says why not', () => {
		let taken = 0;
		for (const value of values) {
			const title = attempt(() => titleInField(value, { field: 'TMDB ID', idType: 'tmdb', ...form }));
			if (title === undefined) continue;
			taken += 1;
			const read = recogniseTitle(value);
			expect(title.ids).toEqual(read.ids);
			expect([title.season, title.episode]).toEqual([read.season, read.episode]);
			const said = read.type === 'season' || read.type === 'episode' ? 'show' : read.type;
			if (said !== undefined) expect(title.type).toBe(said);
			else expect(read.looked.length === 0 || title.type === ('only' in form ? form.only : 'show')).toBe(true);
		}
		expect(taken).toBeGreaterThan(20);
	});
});

it('no show becomes the film of the same number, and no other service’s id a TMDB number', () => {
	const sonarr = { id: 7, tvdbId: 81189, tmdbId: 1396, title: 'Breaking Bad' };
	expect(() => tmdbInField(sonarr, { field: 'TMDB ID', only: 'movie' })).toThrow(/film or a show/);
	expect(() => tmdbInField(sonarr, { field: 'TMDB ID', mediaType: 'movie' })).toThrow(/film or a show/);
	expect(() => tmdbInField({ type: 'show', ids: { tmdb: 1396 } }, { field: 'TMDB ID', mediaType: 'movie' })).toThrow(
		/names a show, but Media Type says Movie/,
	);
	expect(() => tmdbInField({ id: 7, title: 'x', type: 'movie' }, { field: 'TMDB ID', only: 'movie' })).toThrow(/holds no TMDB number/);
	expect(tmdbInField('155', { field: 'TMDB ID', mediaType: 'show' })).toMatchObject({ type: 'show', tmdb: 155 });
});

it('a season is not its show: the field Seasons and the title are brought together', () => {
	const season = tmdbInField({ type: 'season', season: 2, ids: { tmdb: 1396 } }, { field: 'TMDB ID', mediaType: 'show' });
	expect(seasonsTogether(season, 'all', 'TMDB ID')).toEqual([2]);
	expect(seasonsTogether(season, [2], 'TMDB ID')).toEqual([2]);
	expect(() => seasonsTogether(season, [1, 2], 'TMDB ID')).toThrow(/names season 2, but Seasons says 1, 2/);
	expect(() => seasonsTogether({ ...season, episode: 3 }, 'all', 'TMDB ID')).toThrow(/names episode 3 of season 2/);
});
