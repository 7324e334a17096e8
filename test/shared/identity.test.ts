import { identity, label, type Media } from '../../nodes/shared/media/identity';
import { duration } from '../../nodes/shared/http/errorTexts';

const film = (ids: Media['ids'], more: Partial<Media> = {}): Media => ({ type: 'movie', title: 'Heat', ids, ...more });

describe('what makes two titles the same', () => {
	it.each<[string, Media]>([
		['movie:155', film({ tmdb: 155, imdb: 'tt1', trakt: 9 })],
		['show:155', film({ tmdb: 155 }, { type: 'show' })],
		['season:1396:0', film({ tmdb: 1396 }, { type: 'season', season: 0 })],
		['episode:1396:2:7', film({ tmdb: 1396 }, { type: 'episode', season: 2, episode: 7 })],
		['movie:imdb=tt0468569', film({ imdb: 'tt0468569', tvdb: 5, trakt: 9 })],
		['show:tvdb=5', film({ tvdb: 5, trakt: 9, slug: 's' }, { type: 'show' })],
		['movie:trakt=9', film({ trakt: 9, slug: 's' })],
		['movie:slug=heat-1995', film({ slug: 'heat-1995' })],
	])('is its type and its best ID: %s', (expected, media) => expect(identity(media)).toBe(expected));

	it('is unknown without any ID, whatever the title', () => expect(identity(film({}))).toBeUndefined());
});

it.each<[string, Media]>([
	['Heat', film({})],
	['Heat (1995)', film({}, { year: 1995 })],
	['Heat (1995) season 0', film({}, { year: 1995, type: 'season', season: 0 })],
	['Heat season 2 episode 7', film({}, { type: 'episode', season: 2, episode: 7 })],
])('a person reads "%s"', (expected, media) => expect(label(media)).toBe(expected));

it.each([
	[0, '0 s'],
	[1, '1 s'],
	[119_000, '119 s'],
	[119_001, '2 min'],
	[7_140_000, '119 min'],
	[7_200_000, '2 h'],
	[86_400_000, '24 h'],
])('%i ms reads "%s"', (ms, text) => expect(duration(ms)).toBe(text));
