import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { systemClock } from '../../shared/util/clock';
import { ServiceError } from '../../shared/node/errors';
import type { HttpAnswer, HttpCall, Send } from '../../shared/http/messages';
import { n8nSend, type RequestContext } from '../../shared/http/n8nSend';
import { ServiceClient, type ClientOptions } from '../../shared/http/request';
import { baseUrl, path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { AnswerCache, isPersonal } from './cache';
import { tmdbPolicy } from './policy';
import { fingerprint, sessionOf, type TmdbSession } from './session';

export const TMDB_CREDENTIAL = 'watchFlowTmdbApi';

interface TmdbContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): { credentials?: Record<string, { id: string | null }> };
}

/** All accounts of this process; each entry is kept under the account that got it. */
const answers = new AnswerCache();

/** Marks an answer in whose place the kept one is used. */
const NOT_MODIFIED = 'x-watchflow-not-modified';

/** TMDB for one account: reads come from what is remembered where TMDB would say the same again. */
export class TmdbClient extends ServiceClient {
	private account?: Promise<string>;

	constructor(
		options: Omit<ClientOptions, 'policy'>,
		/** Names the account and its secrets: what is remembered belongs to it alone. */
		readonly owner: string,
		private readonly session: TmdbSession,
	) {
		super({ ...options, policy: tmdbPolicy, send: acceptNotModified(options.send) });
	}

	override async request(call: HttpCall): Promise<HttpAnswer> {
		if (call.method !== 'GET') return await super.request(call);
		if (isPersonal(call)) return await super.request(atFreshAddress(call));
		const kept = answers.get(this.owner, call);
		if (kept !== undefined && kept.freshUntil > systemClock.now()) return again(kept);
		const headers = kept?.etag === undefined ? call.headers : { ...call.headers, 'If-None-Match': kept.etag };
		const answer = await super.request({ ...call, headers });
		const sameAgain = kept !== undefined && answer.headers[NOT_MODIFIED] !== undefined;
		const current = sameAgain ? again(kept, answer.headers) : answer;
		answers.put(this.owner, call, current, systemClock.now());
		return current;
	}

	/** Forgets what is remembered of this account. @returns how many answers that were */
	flush(): number {
		return answers.flush(this.owner);
	}

	/** True when the credential holds a v3 session; without one the token's owner is asked for. */
	get hasSession(): boolean {
		return this.session.sessionId !== '';
	}

	/**
	 * The v3 number of the account whose favorites and watchlist are read and written, as text.
	 *
	 * With a session `/3/account` tells it (reference "account-details"). Without one the literal
	 * `account_id` stands for the owner of the token: not in the reference, but what public clients use.
	 *
	 * @throws ServiceError that says how to add a session, when TMDB wants one
	 */
	async accountId(): Promise<string> {
		this.account ??= this.lookUpAccount();
		return await this.account;
	}

	/**
	 * The v4 ID of the account: the subject of the token it signs with (v4 tokens are JWTs).
	 *
	 * @throws ServiceError when the token is no JWT
	 */
	accountObjectId(): string {
		const [, claims = ''] = (this.session.userAccessToken || this.session.readAccessToken).split('.');
		const subject = readSubject(claims);
		if (subject !== '') return subject;
		throw new ServiceError({
			service: 'TMDB',
			message: 'The token of this credential does not tell whose it is',
			description: 'Copy the API Read Access Token again from themoviedb.org/settings/api: it is the long one.',
		});
	}

	private async lookUpAccount(): Promise<string> {
		if (this.session.accountId !== '') return this.session.accountId;
		const where = this.hasSession ? '/3/account' : path`/3/account/${'account_id'}`;
		const { id } = ((await this.get(where)) ?? {}) as { id?: unknown };
		if (asText(id) !== '') return asText(id);
		throw new ServiceError({
			service: 'TMDB',
			message: 'TMDB did not say which account this is',
			description: 'Give the Account ID in the TMDB credential, or set its Account Access to "Approve in the Browser".',
		});
	}
}

let reads = 0;

/**
 * TMDB keeps answers by their address: a list that is read again right after it was changed still shows
 * the old state, unless the address is a new one (measured by a public client on v4 lists, 2026-10).
 */
function atFreshAddress(call: HttpCall): HttpCall {
	return { ...call, query: { ...call.query, fresh: `${systemClock.now()}-${++reads}` } };
}

function readSubject(claims: string): string {
	try {
		return asText((JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub?: unknown }).sub);
	} catch {
		return '';
	}
}

/** A 304 says "as before" (n8n's helper throws it as an error); it must not fail. */
function acceptNotModified(send: Send): Send {
	return async (call) => {
		const reply = await send(call);
		const asked = call.headers?.['If-None-Match'] !== undefined;
		if (!asked || reply.kind !== 'answer' || reply.status !== 304) return reply;
		return { kind: 'answer', status: 200, headers: { ...reply.headers, [NOT_MODIFIED]: 'true' }, body: undefined };
	};
}

/** A kept answer; the headers of a 304 replace its own (RFC 9111 4.3.4). */
function again(
	kept: { text: string; headers: Readonly<Record<string, string>> },
	newer: Readonly<Record<string, string>> = {},
): HttpAnswer {
	const headers = Object.fromEntries(Object.entries({ ...kept.headers, ...newer }).filter(([name]) => name !== NOT_MODIFIED));
	return { kind: 'answer', status: 200, headers, body: JSON.parse(kept.text) as unknown };
}

/** A client for the account of the node's TMDB credential. `context` is any n8n node context. */
export async function connectTmdb(context: TmdbContext, cancelled?: () => boolean): Promise<TmdbClient> {
	const credentials = await context.getCredentials(TMDB_CREDENTIAL);
	const session = sessionOf(credentials);
	const url = baseUrl(asText(credentials.apiUrl), 'API URL');
	const owner = fingerprint(url, session.readAccessToken, session.sessionId, session.userAccessToken, session.accountId);
	return new TmdbClient(
		{
			baseUrl: url,
			accountKey: context.getNode().credentials?.[TMDB_CREDENTIAL]?.id ?? owner,
			send: n8nSend(context as unknown as RequestContext, TMDB_CREDENTIAL, { renewOn: [] }),
			cancelled,
		},
		owner,
		session,
	);
}
