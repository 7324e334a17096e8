import { expect as jestExpect } from 'expect';
import type { TraktSimulator } from '../../simulators/trakt';
import { holds } from '../expect';
import type { Fact } from '../fact';
import type { Answer as ServerAnswer, Server } from '../server';

export { jestExpect as expect };

/** An answer of the service; headers by any case. */
export interface Answer {
	readonly status: number;
	readonly headers: { get(name: string): string | null };
	readonly text: string;
	/** The parsed body of a success; undefined when it is empty or not JSON. What else may come is told by `status` first. */
	readonly json: unknown;
}

/** What a fact is shown on. */
export interface Stage {
	/** The simulator, which can be brought into any situation. */
	trakt: TraktSimulator;
	/** One well-behaved call of the signed-in account: "GET /sync/watchlist". */
	ask(line: string, options?: { body?: unknown; token?: string | null; headers?: Record<string, string | undefined> }): Promise<Answer>;
	/** One form to the sign-in host. */
	post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

/** Something that the product relies on at Trakt, in a situation that is made on the simulator. */
export const fact = (says: string, source: string, shows: (stage: Stage) => Promise<void>): Fact<TraktSimulator> => ({
	says,
	source: /\d/.test(source) ? source : `${source}, read 2026-11-26`,
	simulatorOnly: 'its situation is made on the simulator',
	check: async (server) => await shows(stageOf(server)),
});

/** One that only reads and needs no title or list of its own: it can be seen on the real Trakt too. */
export const readable = (...of: Parameters<typeof fact>): Fact<TraktSimulator> => ({ ...fact(...of), simulatorOnly: undefined });

function stageOf(server: Server<TraktSimulator>): Stage {
	return {
		get trakt() {
			return server.simulator;
		},
		async ask(line, { body, token, headers = {} } = {}) {
			const [method = 'GET', path = '/'] = line.split(' ');
			const all = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? '']));
			const signed: Record<string, string> = token === undefined ? {} : { authorization: token === null ? '' : `Bearer ${token}` };
			const sent = typeof body === 'string' ? { text: body } : body === undefined ? {} : { json: body };
			return plain(await server.call(method, path, { headers: { ...signed, ...all }, ...sent }));
		},
		post: async (path, form, headers) => plain(await server.call('POST', path, { at: 'auth', unsigned: true, form, headers })),
	};
}

/** Nothing is read before the fact reads it: what it does not look at is no part of it. */
function plain(answer: ServerAnswer): Answer {
	let isStatusSeen = false;
	return {
		get status() {
			isStatusSeen = true;
			return answer.status;
		},
		headers: { get: (name) => answer.headers[name.toLowerCase()] ?? null },
		get text() {
			return answer.text;
		},
		get json() {
			if (!isStatusSeen) holds('the answer is a success', answer.status < 300);
			const { body } = answer;
			return typeof body === 'string' ? undefined : (body as unknown);
		},
	};
}

/** The status and some headers of an answer, to compare at once. */
export const seen = ({ status, headers }: Answer, ...names: string[]): unknown[] => [status, ...names.map((name) => headers.get(name))];
