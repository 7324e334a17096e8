import type { ServiceError } from '../../nodes/shared/node/errors';
import type { HttpCall } from '../../nodes/shared/http/messages';
import type { FaultKind } from '../simulators/faults';
import { startTiny, testClient, TOKEN, type Tiny } from './service';

/** What becomes of one call that a fault strikes once. */
interface Expected {
	requests: number;
	/** How often the service really carried it out. */
	written: number;
	/** Absent for a success. */
	outcomeUnknown?: boolean;
}

const CALLS = {
	read: { method: 'GET', path: '/thing' },
	write: { method: 'POST', path: '/thing', body: { secret: TOKEN } },
	idempotent: { method: 'PUT', path: '/thing', body: { secret: TOKEN }, retry: 'idempotent' },
	never: { method: 'POST', path: '/thing', body: { secret: TOKEN }, retry: 'never' },
} satisfies Record<string, HttpCall>;

type Kind = keyof typeof CALLS;

const ONCE_MORE = { requests: 2, written: 0 };
const DONE_AT_SECOND = { requests: 2, written: 1 };
const DONE_TWICE = { requests: 2, written: 2 };
const REFUSED = { requests: 1, written: 0, outcomeUnknown: false };
const PERHAPS_DONE = { requests: 1, written: 0, outcomeUnknown: true };
const DONE_UNKNOWN = { requests: 1, written: 1, outcomeUnknown: true };

/** The service did not do it, but that cannot be known. */
const failsBefore = { read: ONCE_MORE, write: PERHAPS_DONE, idempotent: DONE_AT_SECOND, never: PERHAPS_DONE };
/** The service did it, and its answer is lost. */
const failsAfter = { read: ONCE_MORE, write: DONE_UNKNOWN, idempotent: DONE_TWICE, never: DONE_UNKNOWN };

const TABLE: Record<FaultKind, Record<Kind, Expected>> = {
	status: failsBefore,
	html502: failsBefore,
	resetBefore: failsBefore,
	hang: failsBefore,
	resetAfter: failsAfter,
	lostAfter: failsAfter,
	truncated: failsAfter,
	cutBody: failsAfter,
	cloudflare403: { read: REFUSED, write: REFUSED, idempotent: REFUSED, never: REFUSED },
	slowBody: {
		read: { requests: 1, written: 0 },
		write: { requests: 1, written: 1 },
		idempotent: { requests: 1, written: 1 },
		never: { requests: 1, written: 1 },
	},
};

let tiny: Tiny;

beforeAll(async () => (tiny = await startTiny()));
afterAll(async () => await tiny.close());
beforeEach(() => {
	tiny.simulator.faults.clear();
	tiny.simulator.requests = [];
	tiny.written.length = 0;
});

const kinds = Object.keys(TABLE) as FaultKind[];

describe.each(kinds)('when a call meets "%s" once', (kind) => {
	it.each(Object.entries(TABLE[kind]) as Array<[Kind, Expected]>)('a call that is "%s" ends as it should', async (name, expected) => {
		tiny.simulator.faults.add({ kind, ms: kind === 'hang' ? 500 : 100 });
		const { client, outcome } = testClient(tiny.url);
		const result = await outcome(client.request({ ...CALLS[name], timeoutMs: 250 }));

		const error = result instanceof Error ? (result as ServiceError) : undefined;
		expect({
			requests: tiny.simulator.requests.length,
			written: tiny.written.length,
			...(error === undefined ? {} : { outcomeUnknown: error.outcomeUnknown }),
		}).toEqual(expected);
		expect(client.requests).toBe(expected.requests);
		if (error === undefined) expect(result).toMatchObject({ status: 200, body: { of: expect.stringContaining('several words') } });
		else expectReadable(error);
	});
});

it('gives up after the attempts of the policy, and says so readably', async () => {
	tiny.simulator.faults.add({ kind: 'html502', times: -1 });
	const { client, clock, outcome } = testClient(tiny.url);
	const error = await outcome(client.get('/thing'));
	expect(error).toMatchObject({ name: 'ServiceError', status: 502, outcomeUnknown: false });
	expect(client.requests).toBe(4);
	expect(clock.sleeps).toEqual([500, 1_000, 2_000]);
	expectReadable(error as ServiceError);
});

it('still says that a write may have happened when only its last repetition was refused', async () => {
	tiny.simulator.faults.add({ kind: 'resetAfter' });
	tiny.simulator.faults.add({ kind: 'status', status: 404 });
	const { client, outcome } = testClient(tiny.url);
	const error = await outcome(client.request(CALLS.idempotent));
	expect(tiny.written).toEqual(['PUT']);
	expect(error).toMatchObject({ status: 404, outcomeUnknown: true });
});

it('never tells a person that a write may be run again blindly when it may have happened', async () => {
	for (const kind of ['html502', 'resetAfter', 'truncated'] as const) {
		tiny.simulator.faults.add({ kind });
		const { client, outcome } = testClient(tiny.url);
		const error = (await outcome(client.request(CALLS.write))) as ServiceError;
		expect(error.description).not.toMatch(/is not done twice/);
		expect(error.description).toMatch(/look/i);
	}
});

it('sends a write again that met a refused connection', async () => {
	const port = new URL(tiny.url).port;
	await tiny.close();
	const { client, clock, outcome } = testClient(`http://127.0.0.1:${port}`);
	const error = (await outcome(client.request(CALLS.write))) as ServiceError;
	expect(error).toMatchObject({ code: 'ECONNREFUSED', outcomeUnknown: false, message: 'Tiny cannot be reached' });
	expect(client.requests).toBe(4);
	expect(clock.sleeps).toHaveLength(3);
	tiny = await startTiny();
});

/** Two sentences, no page, no token, no stack of others. */
function expectReadable(error: ServiceError): void {
	expect(error.name).toBe('ServiceError');
	const text = JSON.stringify({ ...error, message: error.message, cause: error.cause });
	expect(text).not.toContain(TOKEN);
	expect(text).not.toMatch(/<html|<!doctype|bearer|several words/i);
	expect(error.message.length).toBeGreaterThan(10);
	expect(error.message.length).toBeLessThan(120);
	expect(error.description.length).toBeGreaterThan(10);
}
