import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './errors';
import type { Account, TmdbState } from './state';

export type Fields = Record<string, unknown>;

export const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

export const queryOf = (request: FastifyRequest): Record<string, string | undefined> => request.query as Record<string, string | undefined>;

export const param = (request: FastifyRequest, name: string): string => (request.params as Record<string, string>)[name] ?? '';

export const PAGE = 20;
const LAST_PAGE = 500;

/**
 * One page of a list; the counts are those of the whole list, beyond page 500 too.
 *
 * @param show makes an entry of what is listed, for those of this page only
 */
export function paged<T, Entry = T>(request: FastifyRequest, all: T[], show: (item: T) => Entry = (item) => item as unknown as Entry) {
	const text = queryOf(request).page ?? '1';
	const page = Number(text);
	if (!/^\d+$/.test(text) || page < 1 || page > LAST_PAGE) throw new Refusal(22);
	return {
		page,
		results: all.slice((page - 1) * PAGE, page * PAGE).map(show),
		total_pages: Math.ceil(all.length / PAGE),
		total_results: all.length,
	};
}

export const bearer = (request: FastifyRequest): string => /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';

/** Who owns the app or the user token that asks; code 7 for nobody. */
export function admit(state: TmdbState, request: FastifyRequest): Account {
	const token = bearer(request);
	const account = state.apps.get(token) ?? state.userTokens.get(token);
	if (account === undefined) throw new Refusal(7);
	return account;
}

/** Answers by address: what was sent a while ago is sent again, whatever has changed. */
export class EdgeCache {
	private readonly kept = new Map<string, { body: unknown; until: number }>();

	answer(ms: number, request: FastifyRequest, make: () => unknown): unknown {
		const key = `${request.url} ${bearer(request)}`;
		const kept = this.kept.get(key);
		if (kept !== undefined && kept.until > Date.now()) return kept.body;
		const body = structuredClone(make());
		this.kept.set(key, { body, until: Date.now() + ms });
		return body;
	}
}

/** Registers public reads: they carry an ETag and a Cache-Control, and answer 304 to who has them already. */
export function publicReads(app: FastifyInstance, state: TmdbState) {
	return (path: string, make: (request: FastifyRequest) => unknown): void => {
		app.get(path, async (request, reply) => {
			admit(state, request);
			return await sendTagged(state, request, reply, make(request));
		});
	};
}

async function sendTagged(state: TmdbState, request: FastifyRequest, reply: FastifyReply, body: unknown): Promise<unknown> {
	const etag = `W/"${createHash('md5').update(JSON.stringify(body)).digest('hex')}"`;
	reply.headers({ etag, 'cache-control': `public, max-age=${state.switches.maxAge}`, vary: 'Accept-Encoding' });
	if (request.headers['if-none-match'] !== etag) return body;
	state.notModified++;
	return await reply.code(304).send();
}
