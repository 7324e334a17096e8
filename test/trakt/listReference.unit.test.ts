import fc from 'fast-check';
import { path } from '../../nodes/shared/http/url';
import { parseListReferences } from '../../nodes/Trakt/client/listReference';

const labels = (text: string) => parseListReferences(text).map(({ label }) => label);

describe('a list is named', () => {
	it.each([
		['justin/star-wars', 'justin/star-wars'],
		['  justin / star-wars ', 'justin/star-wars'],
		['me/favourites-2026', 'me/favourites-2026'],
		['me/watchlist', 'me/watchlist'],
		['justin/1234', 'justin/1234'],
		['lists/1234', 'lists/1234'],
		['名前/リスト', '名前/リスト'],
		['https://trakt.tv/users/justin/lists/star-wars', 'justin/star-wars'],
		['http://www.trakt.tv/users/justin/lists/star-wars/', 'justin/star-wars'],
		['HTTPS://Trakt.TV/users/justin/lists/star-wars', 'justin/star-wars'],
		['https://trakt.tv/users/justin/lists/star-wars?sort=rank,asc', 'justin/star-wars'],
		['https://trakt.tv/users/justin/lists/star-wars?sort=added,desc&genres=+drama,comedy#top', 'justin/star-wars'],
		['https://app.trakt.tv/users/justin/lists/star-wars?mode=media', 'justin/star-wars'],
		['https://app.trakt.tv/profile/justin/lists/star-wars', 'justin/star-wars'],
		['https://app.trakt.tv/profile/me/watchlist', 'me/watchlist'],
		['https://trakt.tv/users/justin/watchlist?sort=rank,asc', 'justin/watchlist'],
		['https://trakt.tv/users/justin/lists/star-wars/comments', 'justin/star-wars'],
		['https://trakt.tv/lists/1234', 'lists/1234'],
		['https://app.trakt.tv/lists/official/1234', 'lists/1234'],
		['trakt.tv/users/justin/lists/star-wars?sort=rank,asc', 'justin/star-wars'],
		['app.trakt.tv/users/justin/lists/star-wars', 'justin/star-wars'],
		['www.trakt.tv/de/users/justin/lists/star-wars', 'justin/star-wars'],
		['https://trakt.tv/pt-br/users/justin/lists/star-wars', 'justin/star-wars'],
		['https://app.trakt.tv/lists/official/james-bond-collection', 'trakt.tv/lists/official/james-bond-collection'],
		['https://trakt.tv/lists/official/james-bond-collection?sort=rank,asc', 'trakt.tv/lists/official/james-bond-collection'],
		['https://app.trakt.tv/lists/smart/view/12', 'trakt.tv/lists/smart/view/12'],
		['https://app.trakt.tv/users/justin/watchlist', 'justin/watchlist'],
		['https://app.trakt.tv/users/justin/favorites', 'trakt.tv/users/justin/favorites'],
		['https://trakt.tv/users/justin/favorites/movies', 'trakt.tv/users/justin/favorites'],
		['https://trakt.tv/users/justin/collection/shows/added', 'trakt.tv/users/justin/collection'],
		['me/Sci-Fi Night 🚀', 'me/Sci-Fi Night 🚀'],
		["justin/It's a list!", "justin/It's a list!"],
		['https://trakt.tv/users/j%C3%BCrgen/lists/filme', 'jürgen/filme'],
	])('%s', (text, label) => expect(labels(text)).toEqual([label]));

	it('several at once, by commas or lines, addresses with commas of their own among them', () => {
		const text = `justin/star-wars, https://trakt.tv/users/sean/lists/horror?sort=rank,asc
			https://trakt.tv/users/ann/lists/noir?sort=title,desc,https://trakt.tv/lists/99\r\n,,me/own,`;
		expect(labels(text)).toEqual(['justin/star-wars', 'sean/horror', 'ann/noir', 'lists/99', 'me/own']);
	});

	it('twice, and is read once, whatever the notation', () => {
		expect(labels('Justin/Star-Wars\nhttps://trakt.tv/users/justin/lists/star-wars?sort=rank,asc, justin/star-wars')).toEqual([
			'Justin/Star-Wars',
		]);
	});
});

it('by a label of its own, and is the same list', () => {
	for (const text of [
		'https://app.trakt.tv/lists/official/x',
		'https://app.trakt.tv/lists/smart/view/12',
		'trakt.tv/users/justin/favorites',
	]) {
		const [first] = parseListReferences(text);
		expect(parseListReferences(first!.label)).toEqual([first]);
	}
});

describe('what is not a list', () => {
	const problem = (text: string) => {
		try {
			return { labels: labels(text) };
		} catch (error) {
			return {
				name: (error as Error).name,
				message: (error as Error).message,
				description: (error as { description: string }).description,
			};
		}
	};

	it.each([
		'star-wars',
		'justin/',
		'/star-wars',
		'justin/lists/star-wars',
		'lists/star-wars',
		'../../admin/x',
		'justin/..',
		'./star-wars',
		'justin/star%2Fwars',
		'justin/a?b',
		'justin/<script>',
		'https://trakt.tv/',
		'https://trakt.tv/users/justin',
		'https://trakt.tv/users/justin/lists',
		'https://trakt.tv/movies/heat-1995',
		'https://trakt.tv/users/justin/history',
		'https://trakt.tv.evil.example/users/justin/lists/star-wars',
		'https://evil.example/users/justin/lists/star-wars',
		'https://trakt.tv@evil.example/users/justin/lists/star-wars',
		'https://trakt.tv/users/..%2f..%2fadmin/lists/x',
		'https://trakt.tv/users/%E0%A4%A/lists/x',
		'ftp://trakt.tv/users/justin/lists/star-wars',
		'https://',
	])('%s is refused by the names of the field and the entry', (entry) => {
		expect(problem(`justin/star-wars\n${entry}`)).toEqual({
			name: 'InputError',
			message: `"Lists" has an entry that is not a Trakt list: ${entry}`,
			description: expect.stringContaining('justin/star-wars'),
		});
	});

	it.each(['', '  ', ',,\n,'])('nothing at all is asked for: %j', (text) => {
		expect(problem(text)).toMatchObject({ message: '"Lists" is empty' });
	});

	it('is shortened in the sentence', () => {
		expect(problem('x'.repeat(5_000)).message?.length).toBeLessThan(120);
	});

	it('never becomes a path that leads elsewhere, whatever is typed', () => {
		const typed = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.stringMatching(/^[a-z./%\\?#,@: ]{1,40}$/),
			fc.string().map((text) => `https://trakt.tv/users/${text}/lists/x`),
		);
		fc.assert(
			fc.property(typed, (text) => {
				const result = problem(text);
				if (result.labels === undefined) {
					expect(result.name).toBe('InputError');
					return;
				}
				for (const { user = 'u', list } of parseListReferences(text)) {
					const url = new URL(`https://api.example${path`/users/${user}/lists/${list}`}`);
					expect(url.pathname.split('/')).toHaveLength(5);
					expect(`${user}/${list}`).not.toMatch(/[/?#%\\<>@:].*\/|\/.*[/?#%\\<>@:]/);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
