import { SingleFlight } from '../../nodes/shared/auth/singleFlight';
import { isFresh, mergeTokens, replaceToken, validTokens, type TokenAnswer } from '../../nodes/shared/auth/tokenStore';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const STALE = { accessToken: 'old', refreshToken: 'refresh', expiresAt: NOW - 1 };

let keys = 0;
const newKey = () => `account-${++keys}`;

/** A renewal that takes a moment, counts itself, and fails while told to. */
function renewal(answer: Partial<TokenAnswer> = {}) {
	const state = { calls: 0, fails: false };
	const renew = async (): Promise<TokenAnswer> => {
		const number = ++state.calls;
		const failing = state.fails;
		await new Promise((resolve) => setImmediate(resolve));
		if (failing) throw new Error('refused');
		return { access_token: `new-${number}`, ...answer };
	};
	return { state, renew };
}

const hundred = <T>(make: () => Promise<T>) => Promise.allSettled(Array.from({ length: 100 }, make));

describe('a token', () => {
	it('is used while it is good for more than a minute', () => {
		expect(isFresh({ accessToken: 'a', expiresAt: NOW + 60_001 }, NOW)).toBe(true);
		expect(isFresh({ accessToken: 'a', expiresAt: NOW + 60_000 }, NOW)).toBe(false);
	});

	it('without a known end is used until it is refused; none at all is not', () => {
		expect(isFresh({ accessToken: 'a' }, NOW)).toBe(true);
		expect(isFresh({ accessToken: 'a', expiresAt: 0 }, NOW)).toBe(true);
		expect(isFresh({ accessToken: '', expiresAt: NOW + 1e9 }, NOW)).toBe(false);
		expect(isFresh({}, NOW)).toBe(false);
	});

	it('gets its end from expires_in', () => {
		expect(mergeTokens({}, { access_token: 'a', expires_in: 7200 }, NOW).expiresAt).toBe(NOW + 7_200_000);
		expect(mergeTokens({}, { access_token: 'a' }, NOW).expiresAt).toBe(0);
	});

	it.each([null, 'never', ''])('whose expires_in is %j has no known end, rather than having ended', (expires_in) => {
		const answer = { access_token: 'a', expires_in } as unknown as TokenAnswer;
		expect(isFresh(mergeTokens({}, answer, NOW), NOW)).toBe(true);
	});

	it.each([undefined, null, ''])('keeps its refresh token when the answer has %j for one', (refresh_token) => {
		const answer = { access_token: 'a', refresh_token } as unknown as TokenAnswer;
		expect(mergeTokens(STALE, answer, NOW).refreshToken).toBe('refresh');
		expect(mergeTokens(STALE, { access_token: 'a', refresh_token: 'rotated' }, NOW).refreshToken).toBe('rotated');
	});
});

describe('a renewal', () => {
	it('happens once for a hundred parallel callers, and all get its token', async () => {
		const { state, renew } = renewal({ expires_in: 3600, refresh_token: 'rotated' });
		const key = newKey();
		const results = await hundred(async () => await validTokens(key, STALE, NOW, renew));
		expect(state.calls).toBe(1);
		const expected = { status: 'fulfilled', value: { accessToken: 'new-1', refreshToken: 'rotated', expiresAt: NOW + 3_600_000 } };
		expect(results).toEqual(Array.from({ length: 100 }, () => expected));
	});

	it('is not made while the stored token is fresh', async () => {
		const { state, renew } = renewal();
		const fresh = { ...STALE, expiresAt: NOW + 3_600_000 };
		expect(await validTokens(newKey(), fresh, NOW, renew)).toEqual(fresh);
		expect(state.calls).toBe(0);
	});

	it('that fails reaches everyone who waited, and the next call tries again', async () => {
		const { state, renew } = renewal();
		const key = newKey();
		state.fails = true;
		const results = await hundred(async () => await validTokens(key, STALE, NOW, renew));
		expect(results.every((result) => result.status === 'rejected' && (result.reason as Error).message === 'refused')).toBe(true);
		expect(state.calls).toBe(1);
		state.fails = false;
		expect((await validTokens(key, STALE, NOW, renew)).accessToken).toBe('new-2');
	});

	it('of one account does not answer for another', async () => {
		const { state, renew } = renewal();
		const both = await Promise.all([validTokens(newKey(), STALE, NOW, renew), validTokens(newKey(), STALE, NOW, renew)]);
		expect(state.calls).toBe(2);
		expect(new Set(both.map(({ accessToken }) => accessToken)).size).toBe(2);
	});
});

describe('a refused token', () => {
	it('is replaced once for a hundred callers that hold it, also for those that come late', async () => {
		const { state, renew } = renewal({ expires_in: 3600 });
		const key = newKey();
		await hundred(async () => await replaceToken(key, 'refused', NOW, renew));
		const late = await replaceToken(key, 'refused', NOW, renew);
		expect(late.accessToken).toBe('new-1');
		expect(state.calls).toBe(1);
	});

	it('is replaced again when the replacement is refused too, or has ended', async () => {
		const { renew } = renewal({ expires_in: 3600 });
		const key = newKey();
		await replaceToken(key, 'refused', NOW, renew);
		expect((await replaceToken(key, 'new-1', NOW, renew)).accessToken).toBe('new-2');
		expect((await replaceToken(key, 'refused', NOW + 3_600_000, renew)).accessToken).toBe('new-3');
	});
});

it('a task that throws before it waits does not block its key', async () => {
	const flights = new SingleFlight<string>();
	const thrower = () => {
		throw new Error('at once');
	};
	await expect(flights.run('key', thrower)).rejects.toThrow('at once');
	await expect(flights.run('key', async () => await Promise.resolve('fine'))).resolves.toBe('fine');
});
