import fc from 'fast-check';
import { parseListReferences } from '../../nodes/Trakt/client/listReference';
import { baseUrl, path } from '../../nodes/shared/http/url';
import { check, hostileText, orRefused } from './hostile';

describe('A path segment', () => {
	it('stays one segment of the path, whatever is in it', () => {
		check([hostileText, hostileText], (first, second) => {
			const built = orRefused(() => path`/users/${first}/lists/${second}/items`);
			if (built === undefined) return;
			const url = new URL(`https://api.example/base${built}`);
			expect(url.host).toBe('api.example');
			expect([url.search, url.hash]).toEqual(['', '']);
			const segments = url.pathname.split('/');
			expect(segments.map(decodeURIComponent)).toEqual(['', 'base', 'users', first.trim(), 'lists', second.trim(), 'items']);
		});
	});

	it('cannot end or begin a header, a line or another host', () => {
		check([hostileText], (text) => {
			const built = orRefused(() => path`/${text}`);
			if (built === undefined) return;
			expect(built).toMatch(/^\/[\w.!~*'()%-]+$/);
			expect(new URL(built, 'https://api.example').host).toBe('api.example');
		});
	});
});

describe('A base URL', () => {
	it('is refused, or is http(s) without user, password, query, fragment and trailing slash', () => {
		check(
			[
				fc.oneof(
					hostileText,
					hostileText.map((text) => `http://${text}`),
					hostileText.map((text) => `https://nas.lan/${text}`),
				),
			],
			(text) => {
				const read = orRefused(() => baseUrl(text, 'URL'));
				if (read === undefined) return;
				const url = new URL(read);
				expect(['http:', 'https:']).toContain(url.protocol);
				expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
				expect(read.endsWith('/')).toBe(false);
				// Read twice is read once; and what is put behind it stays on its host.
				expect(baseUrl(read, 'URL')).toBe(read);
				expect(new URL(`${read}${path`/${'@evil.example'}`}`).host).toBe(url.host);
			},
		);
	});

	it('is taken when it is an ordinary address', () => {
		check([fc.domain(), fc.integer({ min: 1, max: 65_535 }), fc.constantFrom('', '/', '/moviepilot', '/a/b//')], (host, port, folder) => {
			expect(orRefused(() => baseUrl(` http://${host}:${port}${folder} `, 'URL'))).toBe(
				new URL(`http://${host}:${port}${folder}`).href.replace(/\/+$/, ''),
			);
		});
	});
});

describe('The Lists field', () => {
	const entry = fc.oneof(
		hostileText,
		hostileText.map((text) => `https://trakt.tv/users/${text}/lists/x`),
		hostileText.map((text) => `https://app.trakt.tv/profile/justin/lists/${text}`),
		hostileText.map((text) => `https://evil.example/users/justin/lists/${text}`),
		fc.tuple(hostileText, hostileText).map((parts) => parts.join('/')),
	);

	it('is refused, or gives names that stay inside their segments', () => {
		check([fc.array(entry, { maxLength: 4 }), fc.constantFrom(',', '\n', ', ')], (entries, separator) => {
			for (const { user, list, label } of orRefused(() => parseListReferences(entries.join(separator))) ?? []) {
				for (const name of [user ?? 'me', list]) {
					expect(name).not.toMatch(/[/\\?#%@:\0\r\n]|^\.+$/);
					expect(new URL(`https://api.example${path`/users/${name}/x`}`).pathname.split('/')).toHaveLength(4);
				}
				expect(label.length).toBeGreaterThan(0);
			}
		});
	});

	it('reads the same list from its name and from its address', () => {
		const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
		check(
			[name.filter((user) => user !== 'lists'), name, fc.constantFrom('trakt.tv/users', 'www.trakt.tv/users', 'app.trakt.tv/profile')],
			(user, list, host) => {
				const byAddress = parseListReferences(`https://${host}/${user}/lists/${list}?sort=rank,asc`);
				expect(byAddress).toEqual(parseListReferences(`${user}/${list}`));
			},
		);
	});

	it('never takes another host for Trakt', () => {
		check([fc.domain(), fc.constantFrom('', 'trakt.tv.', 'trakt.tv@', 'nottrakt.tv/')], (host, before) => {
			if (host === 'trakt.tv') return;
			expect(orRefused(() => parseListReferences(`https://${before}${host}/users/justin/lists/star-wars`))).toBeUndefined();
		});
	});
});
