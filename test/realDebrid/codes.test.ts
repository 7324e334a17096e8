import { KNOWN_CODES, wordsOfCode } from '../../nodes/RealDebrid/client/codes';
import { realDebridPolicy } from '../../nodes/RealDebrid/client/policy';
import { skipWaits } from './skipWaits';
import { answer, scripted, testClient } from '../shared/service';
import { RealDebridWorld } from './harness';

/** Codes of the API document, "List of numeric error codes". */
const DOCUMENTED = [-1, ...Array.from({ length: 37 }, (_, index) => index + 1)];

const fails = async (status: number, body: unknown) => {
	const send = scripted(answer(status, {}, body));
	const { client, outcome } = testClient('http://rd.test', { policy: realDebridPolicy, send });
	const error = (await outcome(client.request({ method: 'POST', path: '/unrestrict/link', form: {} }))) as Error & {
		description?: string;
		code?: string;
	};
	return { error, sent: send.calls.length };
};

describe('The words for a refusal', () => {
	it.each(DOCUMENTED)('has a sentence and an action for code %i', (code) => {
		const words = wordsOfCode(code);
		expect(words?.message.length).toBeGreaterThan(10);
		expect(words?.description.length).toBeGreaterThan(20);
	});

	it.each([
		[1, '/torrents/selectFiles/ABC', 'Fill in Files'],
		[2, '/torrents/selectFiles/ABC', 'Torrent: Get lists for this torrent'],
		[16, '/unrestrict/folder', 'Link: Unrestrict Link for a link of a single file'],
	])('names the remedy for code %i at %s', (code, path, remedy) => {
		expect(wordsOfCode(code, path)?.description).toContain(remedy);
	});

	it('knows no code that the document does not have, and words no two alike that differ', () => {
		expect([...KNOWN_CODES].sort((a, b) => a - b)).toEqual(DOCUMENTED);
		const sentences = new Set(DOCUMENTED.map((code) => wordsOfCode(code)?.message));
		// 10 and 11 are one matter: the document itself mixes them up.
		expect(sentences.size).toBe(DOCUMENTED.length - 1);
	});

	it.each(DOCUMENTED.filter((code) => code !== 34))('goes by code %i, whatever status and text come with it', async (code) => {
		const { error } = await fails(418, { error: 'infringing_file', error_code: code });
		expect(error.message).toBe(wordsOfCode(code, '/unrestrict/link')?.message);
		expect(error.code).toBe(String(code));
	});

	it.each([
		[401, 8],
		[403, 9],
		[404, 7],
		[451, 35],
		[509, 21],
	])('goes by status %i where there is no code', async (status, code) => {
		expect((await fails(status, 'Something')).error.message).toBe(wordsOfCode(code)?.message);
	});

	it('does not repeat the address that is in the text of code 22', async () => {
		const { error } = await fails(403, { error: 'ip_not_allowed_203.0.113.7', error_code: 22, remote: 0 });
		expect(`${error.message} ${error.description}`).not.toContain('203.0.113.7');
	});

	it('reads a code from a body that came as text', async () => {
		expect((await fails(503, '{"error":null,"error_code":24}')).error.code).toBe('24');
	});
});

describe('What is sent again', () => {
	it('is not a 503 with the code of a hoster, and is one without a code', async () => {
		const get = async (body: unknown) => {
			const send = scripted(answer(503, {}, body), answer(200));
			const { client, outcome } = testClient('http://rd.test', { policy: realDebridPolicy, send });
			await outcome(client.get('/user'));
			return send.calls.length;
		};
		expect(await get({ error: 'hoster_unavailable', error_code: 19 })).toBe(1);
		expect(await get({ error: 'service_unavailable', error_code: 25 })).toBe(2);
		expect(await get('<html>503</html>')).toBe(2);
	});

	it('is never an address that was switched off (37)', async () => {
		expect((await fails(403, { error: 'disabled_endpoint', error_code: 37 })).sent).toBe(1);
	});
});

it('keeps a page of HTML out of the error, and the error short', async () => {
	const world = await RealDebridWorld.start();
	const atNormalSpeed = skipWaits();
	world.rd.api.faults.add({ kind: 'html502', times: -1 });
	const bad = await world.run('user.get');
	world.rd.api.faults.clear();
	world.rd.api.faults.add({ kind: 'cloudflare403', times: -1 });
	const blocked = await world.run('user.get');
	atNormalSpeed();
	await world.close();
	for (const { error } of [bad, blocked]) {
		expect(error).not.toMatch(/<|html/i);
		expect(error.length).toBeLessThan(260);
	}
	expect(blocked.error).toContain('A firewall in front of Real-Debrid');
});
