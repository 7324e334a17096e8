import type { ICredentialType } from 'n8n-workflow';
import { urlWithin } from '../../nodes/shared/http/url';
import { n8n } from '../../package.json';

test.each(n8n.credentials)('the test of a credential sends its secret to no other address: %s', (file) => {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const module = require(`../../${file.replace('dist/', '').replace(/\.js$/, '.ts')}`) as Record<string, new () => ICredentialType>;
	const type = new (Object.values(module)[0] as new () => ICredentialType)();
	if (type.test === undefined) return;
	expect(type.test.request.disableFollowRedirect).toBe(true);
	const statuses = (type.test.rules ?? []).flatMap((rule) => (rule.type === 'responseCode' ? [rule.properties.value] : []));
	expect(statuses).toEqual(expect.arrayContaining([301, 302, 303, 307, 308]));
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
	'%09',
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
	}
});
