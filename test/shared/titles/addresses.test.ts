import { InputError } from '../../../nodes/shared/node/errors';
import { recogniseTitle } from '../../../nodes/shared/media/readTitle';
import { ADDRESSES } from './addresses';
import { meaningOf } from './meaning';

describe('An address', () => {
	it.each(ADDRESSES)('%s', (address, meaning) => {
		if (meaning !== null) return expect(meaningOf(recogniseTitle(address))).toBe(meaning);
		expect(() => recogniseTitle(address)).toThrow(InputError);
	});

	it('is one of a table of at least 120', () => {
		expect(new Set(ADDRESSES.map(([address]) => address)).size).toBeGreaterThanOrEqual(120);
	});

	it('is found within a sentence, and two of the same title are one', () => {
		expect(meaningOf(recogniseTitle('Watch this: https://www.imdb.com/title/tt0133093/.'))).toBe('- imdb=tt0133093');
		expect(
			meaningOf(recogniseTitle('The Matrix (1999) https://trakt.tv/movies/the-matrix-1999 https://www.themoviedb.org/movie/603')),
		).toBe('movie tmdb=603 slug=the-matrix-1999');
		expect(() => recogniseTitle('https://www.themoviedb.org/movie/603 https://www.themoviedb.org/movie/604')).toThrow(/603.*604/);
	});
});
