import type { TraktSimulator } from '.';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed body; undefined when it is empty or not JSON. */
	json: unknown;
}

export interface CallOptions {
	/** A ready access token; null for none. The account is signed in when absent. */
	token?: string | null;
	body?: unknown;
	/** Added to the headers of a well-behaved call; an undefined one is left out. */
	headers?: Record<string, string | undefined>;
}

/** One call of the API host, by default a well-behaved one of the signed-in account. */
export async function call(
	trakt: TraktSimulator,
	method: string,
	path: string,
	{ token = trakt.signIn().access_token, body, headers = {} }: CallOptions = {},
): Promise<Answer> {
	const all: Record<string, string | undefined> = { ...trakt.headers(), ...headers };
	if (token !== null) all.authorization = `Bearer ${token}`;
	const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
	const response = await fetch(`${trakt.api.url}${path}`, {
		method,
		headers: sent,
		body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
	});
	return await read(response);
}

/** One POST to the auth host, as a form (what n8n sends) or as JSON. */
export async function post(
	trakt: TraktSimulator,
	path: string,
	fields: Record<string, string>,
	{ json = false, headers = {} }: { json?: boolean; headers?: Record<string, string> } = {},
): Promise<Answer> {
	const response = await fetch(`${trakt.auth.url}${path}`, {
		method: 'POST',
		redirect: 'manual',
		headers: json ? { 'content-type': 'application/json', ...headers } : headers,
		body: json ? JSON.stringify(fields) : new URLSearchParams(fields),
	});
	return await read(response);
}

async function read(response: Response): Promise<Answer> {
	const text = await response.text();
	const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
	const json: unknown = isJson ? JSON.parse(text) : undefined;
	return { status: response.status, headers: response.headers, text, json };
}
