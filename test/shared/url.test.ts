import fc from 'fast-check';
import { InputError } from '../../nodes/shared/node/errors';
import { baseUrl, path } from '../../nodes/shared/http/url';

const HOSTILE = [
	'../../admin',
	'..\\..\\admin',
	'a/b',
	'a%2Fb',
	'%2e%2e',
	'.%2e/',
	'?token=1',
	'#part',
	'a?b#c',
	'@evil.example',
	'//evil.example',
	'http://evil.example/',
	';params',
	'a\r\nX-Evil: 1',
	'a\tb',
	'\u0000',
	'名前',
	'😀',
	'.../x',
];

describe('a value in a path', () => {
	const segments = (text: string) => new URL(`http://api.example/users/${text}/end`).pathname.split('/');

	const staysInside = (value: string) => {
		const built = path`/users/${value}/end`;
		const url = new URL(`http://api.example${built}`);
		expect(url.host).toBe('api.example');
		expect(url.search + url.hash).toBe('');
		const parts = url.pathname.split('/');
		expect(parts).toHaveLength(4);
		expect([parts[1], parts[3]]).toEqual(['users', 'end']);
		expect(decodeURIComponent(parts[2] as string)).toBe(value.trim());
	};

	it.each(HOSTILE)('never leaves its segment: %j', (value) => staysInside(value));

	it('never leaves its segment, whatever it is', () => {
		const usable = fc
			.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[./\\%@?#:;e2fE\s]{1,12}$/))
			.filter((text) => !['', '.', '..'].includes(text.trim()));
		fc.assert(fc.property(usable, staysInside), { numRuns: 500 });
	});

	it.each(['.', '..', ' .. ', '\t.\n', '', '   '])('is refused when it is a dot segment or empty: %j', (value) => {
		// What a parser would make of it: the segment vanishes, or takes another one with it.
		if (value.trim() !== '') expect(segments(value.trim()).join('/')).not.toBe(`/users/${value.trim()}/end`);
		expect(() => path`/users/${value}/end`).toThrow(InputError);
	});

	it('is refused readably when it is no text at all', () => {
		expect(() => path`/users/${'\ud800'}/end`).toThrow(InputError);
		expect(() => path`/users/${undefined as unknown as string}/end`).toThrow(InputError);
	});

	it('may be a number, and a path may have no values or several', () => {
		expect(path`/lists/${42}/items/${'a b'}`).toBe('/lists/42/items/a%20b');
		expect(path`/sync/watchlist`).toBe('/sync/watchlist');
	});
});

describe('a base URL', () => {
	it.each([
		['http://192.168.1.10:3000', 'http://192.168.1.10:3000'],
		['  https://Media.Example/  ', 'https://media.example'],
		['http://host/base/path///', 'http://host/base/path'],
		['HTTPS://host:443/x', 'https://host/x'],
		['http://[fe80::1]:3000/', 'http://[fe80::1]:3000'],
		['http://host/a/../b', 'http://host/b'],
	])('is cleaned: %s', (typed, expected) => expect(baseUrl(typed, 'Base URL')).toBe(expected));

	const EXAMPLE = 'Give the full address, for example http://192.168.1.10:3000';
	it.each([
		['192.168.1.10:3000', '"Base URL" does not start with http:// or https://', EXAMPLE],
		['', '"Base URL" does not start with http:// or https://', EXAMPLE],
		['ftp://host', '"Base URL" does not start with http:// or https://', EXAMPLE],
		['javascript:alert(1)', '"Base URL" does not start with http:// or https://', EXAMPLE],
		['file:///etc/passwd', '"Base URL" does not start with http:// or https://', EXAMPLE],
		['http://', '"Base URL" is not a web address', EXAMPLE],
		['http://a b', '"Base URL" is not a web address', EXAMPLE],
		['http://host:99999', '"Base URL" is not a web address', EXAMPLE],
		['http://me:secret@host', '"Base URL" contains a user name or password', 'Put secrets into their own fields of the credential.'],
		['http://me@host', '"Base URL" contains a user name or password', 'Put secrets into their own fields of the credential.'],
		['http://host/?apikey=secret', '"Base URL" contains "?" or "#"', `Leave out everything from there on. ${EXAMPLE}`],
		['http://host/#/dashboard', '"Base URL" contains "?" or "#"', `Leave out everything from there on. ${EXAMPLE}`],
	])('is refused with its own sentence: %s', (typed, message, description) => {
		expect(() => baseUrl(typed, 'Base URL')).toThrow(expect.objectContaining({ name: 'InputError', message, description }));
	});

	it('repeats nothing of what was typed, since it may hold a password', () => {
		for (const typed of ['http://me:hunter2@host', 'hunter2', 'http://host?x=hunter2', 'http://hunter2 x']) {
			expect(() => baseUrl(typed, 'Base URL')).toThrow(expect.not.objectContaining({ message: expect.stringContaining('hunter2') }));
		}
	});
});
