import { isKey, KeyGuard, networkOf, type Verdict } from '../../nodes/shared/auth/keyGuard';
import { keyOfNode, testKey } from '../../nodes/shared/auth/keyWeb';
import { FakeClock } from './fakeClock';

const KEY = 'correct-horse-battery';

let clock: FakeClock;
let guard: KeyGuard;
beforeEach(() => {
	clock = new FakeClock();
	guard = new KeyGuard(clock);
});

const tries = (offered: string, address = '198.51.100.7', place = 'panel') => guard.judge({ offered, place, address }, isKey(KEY));

/** What has been answered so far without any time passing. */
async function answeredNow(verdicts: Array<Promise<Verdict>>): Promise<Verdict[]> {
	const done: Verdict[] = [];
	for (const verdict of verdicts) void verdict.then((one) => done.push(one));
	await clock.advance(0);
	return done;
}

describe('The guard of keys', () => {
	it.each(['198.51.100.7', '203.0.113.9'])('lets the right key in at once while 20,000 wrong ones pour in, from %s', async (owner) => {
		const flood = Array.from({ length: 20_000 }, (_, index) => tries(`guess-number-${index}`));
		expect(await answeredNow([tries(KEY, owner), tries(` ${KEY}\n`, owner), tries(KEY, owner, 'trigger')])).toEqual([
			'good',
			'good',
			'good',
		]);
		await clock.advance(10_000);
		expect(new Set(await Promise.all(flood))).toEqual(new Set(['wrong', 'tooMany']));
	});

	it('answers wrong keys later and later, forgives after a minute, and slows nobody elsewhere', async () => {
		for (let index = 0; index < 7; index++) await clock.drive(tries(`guess-number-${index}`));
		expect(clock.sleeps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
		await clock.drive(tries('guess', '203.0.113.9'));
		await clock.drive(tries('guess', '198.51.100.7', 'another panel'));
		expect(clock.sleeps.slice(7)).toEqual([500, 500]);
		await clock.advance(70_000);
		await clock.drive(tries('guess'));
		expect(clock.sleeps.at(-1)).toBe(500);
	});

	it('keeps so many waiting and remembers so many networks, and no more', async () => {
		const flood = Array.from({ length: 50_000 }, (_, index) => tries('guess', `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`));
		await clock.advance(0);
		expect(guard.size.held).toBeLessThanOrEqual(2_000);
		expect(guard.size.known).toBeLessThanOrEqual(4_001);
		await clock.advance(10_000);
		await Promise.all(flood);
		expect(guard.size.held).toBe(0);
	});

	it('leaves one network only a part of what it keeps waiting', async () => {
		void Array.from({ length: 5_000 }, () => tries('guess'));
		await clock.advance(0);
		expect(guard.size.held).toBe(200);
		void tries('guess', '203.0.113.9');
		await clock.advance(0);
		expect(guard.size.held).toBe(201);
		await clock.advance(10_000);
	});

	it.each(['', ' ', KEY.slice(1), `${KEY}x`, KEY.toUpperCase(), 'x'.repeat(100_000)])('does not open for %j', async (offered) => {
		expect(await clock.drive(tries(offered))).toBe('wrong');
	});

	it.each(['', '           ', 'short', '12345678901'])('opens for nothing while the key is %j', (key) => {
		for (const offered of [key, '', ' ']) expect(isKey(key)(offered)).toBe(false);
	});
});

it.each([
	['198.51.100.7', '198.51.100.7'],
	['::ffff:198.51.100.7', '198.51.100.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:DB8::1', '2001:db8:0:0'],
	['2001:db8::ffff:1:2', '2001:db8:0:0'],
	['2001:0db8:0001:0002::5', '2001:db8:1:2'],
	['::1', '0:0:0:0'],
	['', ''],
])('the network of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

describe('The key of a node', () => {
	const node = (credentials: Record<string, unknown> | undefined, field?: string) => ({
		getNode: () => ({ credentials, parameters: {} }),
		getTimezone: () => 'UTC',
		getCredentials: async () => await Promise.resolve({ secretKey: 'of-the-credential' }),
		getNodeParameter: (name: string, fallback?: unknown) => (name === 'connectKey' ? (field ?? fallback) : fallback),
	});

	it('is the one of its credential, before the one of the field from before', async () => {
		expect(await keyOfNode(node({ watchFlowKeyApi: {} }, 'of-the-field'), 'connectKey')).toBe('of-the-credential');
		expect(await keyOfNode(node({}, 'of-the-field'), 'connectKey')).toBe('of-the-field');
		expect(await keyOfNode(node(undefined), 'connectKey')).toBe('');
	});

	it.each([
		['123456789012', 'OK', 'long enough'],
		['12345678901 ', 'Error', '"Key" has 11 characters. Give at least 12.'],
		['', 'Error', 'has 0 characters'],
	])('%j is judged by its length in the dialog: %s', async (secretKey, status, words) => {
		const answer = await testKey({ id: '1', name: 'Key', type: 'watchFlowKeyApi', data: { secretKey } });
		expect(answer).toEqual({ status, message: expect.stringContaining(words) });
	});
});
