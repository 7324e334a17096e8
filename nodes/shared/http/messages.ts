import type { ErrorText } from '../node/errors';

/** What is sent to a service and what can come back, as plain data. */

/** An HTTP answer of any status. Header names are lower case. */
export interface HttpAnswer {
	kind: 'answer';
	status: number;
	headers: Readonly<Record<string, string>>;
	/** Parsed JSON where the service sent JSON; otherwise text, or a Buffer for binary calls. */
	body: unknown;
}

/** No answer came. */
export interface NoAnswer {
	kind: 'noAnswer';
	/** The operating system's or HTTP client's code, e.g. `ECONNREFUSED`. */
	code: string;
	/** False when the request certainly never reached the service. */
	maybeSent: boolean;
}

/** The sign-in itself is dead: a refresh was refused, so asking again cannot help. */
export interface SignedOut {
	kind: 'signedOut';
	/** OAuth's own error code, e.g. `invalid_grant` or `invalid_client`. */
	code: string;
}

/** The credential's own sign-in step failed and has already said why. */
interface SignInFailed {
	kind: 'signInFailed';
	errorText: ErrorText;
}

export type Reply = HttpAnswer | NoAnswer | SignedOut | SignInFailed;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpCall {
	method: HttpMethod;
	/** Path below the base URL, built with `path` so that each value stays inside its segment. */
	path: string;
	query?: Record<string, string | number | boolean | undefined>;
	/** Sent as JSON. */
	body?: object;
	/** Sent form-encoded. */
	form?: Record<string, string>;
	headers?: Record<string, string>;
	/** Milliseconds; the policy's when absent. */
	timeoutMs?: number;
	/** `binary` gives the body as a Buffer; `text` accepts any text; JSON is expected otherwise. */
	expect?: 'json' | 'text' | 'binary';
	/**
	 * Whether the call may be sent again when its outcome is unknown. Reads may by default, writes may not;
	 * `never` (spending points or money) is not even repeated after a refusal.
	 */
	retry?: 'idempotent' | 'never';
}

/** Sends one request, with the credential's authentication, and never throws. */
export type Send = (call: HttpCall & { url: string }) => Promise<Reply>;

/** The text of one header, whatever its case. */
export function header(answer: HttpAnswer, name: string): string | undefined {
	return answer.headers[name.toLowerCase()];
}

export const isRead = (call: HttpCall): boolean => call.method === 'GET';
