import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import { baseUrl, urlWithin } from '../../nodes/shared/http/url';
import { n8n } from '../../package.json';
import { ROOT, sources } from './build';

test.each(n8n.credentials)('the test of a credential sends its secret to no other address: %s', (file) => {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const module = require(`../../${file.replace('dist/', '').replace(/\.js$/, '.ts')}`) as Record<string, new () => ICredentialType>;
	const type = new (Object.values(module)[0] as new () => ICredentialType)();
	if (type.test === undefined) return;
	expect(type.test.request.disableFollowRedirect).toBe(true);
	const statuses = (type.test.rules ?? []).flatMap((rule) => (rule.type === 'responseCode' ? [rule.properties.value] : []));
	expect(statuses).toEqual(expect.arrayContaining([301, 302, 303, 307, 308]));
});

/** The servers that files lie on get no token, and send people on to others. */
const WITHOUT_SECRET = ['nodes/RealDebrid/client/download.ts'];

test('whatever asks a service without n8n’s own sign-in follows no redirect', () => {
	const asking = sources().filter((file) => !WITHOUT_SECRET.includes(file));
	const calls = asking.flatMap((file) =>
		readFileSync(join(ROOT, file), 'utf8')
			.split(/helpers\.httpRequest(?:WithAuthentication\.call)?\(/)
			.slice(1)
			.map((call) => ({ file, call: call.slice(0, 700) })),
	);
	expect(calls.length).toBeGreaterThan(2);
	const careless = calls.filter(({ call }) => !/disableFollowRedirect: true|requestOptions\(call\)|\{ \.\.\.options, /.test(call));
	expect(careless.map(({ file }) => file)).toEqual([]);
});

test('the files’ own servers are sent no token', () => {
	for (const file of WITHOUT_SECRET) expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(/Authorization|accessToken|apiToken/);
});

test.each([
	'http://ho\tme',
	'http://home/a\\..\\b',
	'http://home\n/x',
	'http://home\\@evil.example',
	'http://me:pw@home',
	'http://home/?x',
	'file:///x',
])('a base is a plain address: %j is refused', (base) => expect(() => baseUrl(base, 'Base URL')).toThrow(/Base URL/));

test.each(['/%252e%252e/subscribe/1', '/%25252e./x', '/a%252f..%252f..', '/..%255c', '/%2509./x'])(
	'a path is not encoded twice to leave its base: %j',
	(below) => expect(() => urlWithin('http://home:3000/api/v1/plugin', below)).toThrow(/Path/),
);

test('a percent sign of a name stays as it is', () => {
	expect(urlWithin('http://home:3000', '/lists/100%25')).toBe('http://home:3000/lists/100%25');
	expect(urlWithin('http://home:3000', '/lists/50%2525')).toBe('http://home:3000/lists/50%2525');
});

const PIECES = [
	'/',
	'.',
	'..',
	'\t',
	'\n',
	'\r',
	'\\',
	'%2e',
	'%2E',
	'@',
	':',
	'a',
	'subscribe',
	'//',
	'evil.example',
	'?',
	'#',
	'\u0000',
	'%5c',
	'%2f',
	'%09',
	'%252e',
	'%25',
];
const ROUNDS = Number(process.env.PATH_ROUNDS ?? 5_000);

test(`no path leads out of its base (${ROUNDS} of them)`, () => {
	let seed = 7;
	const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
	for (let round = 0; round < ROUNDS; round++) {
		const base = ['http://home:3000', 'http://home:3000/api/v1/plugin', 'https://home'][next(3)] as string;
		const below = `/${Array.from({ length: 1 + next(8) }, () => PIECES[next(PIECES.length)]).join('')}`;
		let address: string;
		try {
			address = urlWithin(base, below);
		} catch {
			continue;
		}
		expect(new URL(address).href.startsWith(new URL(base).href)).toBe(true);
		// A server may decode the path before it resolves it.
		const [pathname = ''] = address.slice(base.length).split(/[?#]/, 1);
		const decoded = new URL(`${base}${decodeURIComponent(pathname).replaceAll('\\', '/')}`);
		expect(decoded.href.startsWith(new URL(base).href)).toBe(true);
	}
});
