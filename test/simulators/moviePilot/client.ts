import type { MoviePilotSimulator } from '.';

export interface Reply {
	status: number;
	headers: Headers;
	/** Parsed where it is JSON, the text otherwise. */
	body: any;
}

interface CallOptions {
	query?: Record<string, string>;
	headers?: Record<string, string>;
	/** Sent as JSON; `form` as a form; `text` as it is. */
	json?: unknown;
	form?: Record<string, string>;
	text?: string;
}

/** A bare HTTP client for tests: no retries, no redirects, every status is an answer. */
export class Client {
	constructor(
		private readonly url: string,
		private readonly headers: Record<string, string> = {},
	) {}

	async call(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
		const query = new URLSearchParams(options.query).toString();
		const headers: Record<string, string> = { ...this.headers, ...options.headers };
		let body: string | undefined;
		if (options.json !== undefined) {
			headers['content-type'] = 'application/json';
			body = JSON.stringify(options.json);
		} else if (options.form !== undefined) {
			headers['content-type'] = 'application/x-www-form-urlencoded';
			body = new URLSearchParams(options.form).toString();
		} else if (options.text !== undefined) {
			body = options.text;
		}
		const target = `${this.url}${path}${query === '' ? '' : `?${query}`}`;
		const answer = await fetch(target, { method, headers, body, redirect: 'manual' });
		const text = await answer.text();
		const isJson = answer.headers.get('content-type')?.includes('json') === true;
		return {
			status: answer.status,
			headers: answer.headers,
			body: isJson ? JSON.parse(text) : text,
		};
	}

	async get(path: string, query: Record<string, string> = {}): Promise<Reply> {
		return await this.call('GET', path, { query });
	}

	async post(path: string, json?: unknown): Promise<Reply> {
		return await this.call('POST', path, { json });
	}

	async put(path: string, json?: unknown): Promise<Reply> {
		return await this.call('PUT', path, { json });
	}

	async delete(path: string, query: Record<string, string> = {}): Promise<Reply> {
		return await this.call('DELETE', path, { query });
	}
}

/** Signs in with the server's own user name and password; returns the token. */
export async function signIn(server: MoviePilotSimulator, otp?: string): Promise<string> {
	const form = {
		username: server.username,
		password: server.password,
		...(otp !== undefined && { otp_password: otp }),
	};
	const { body } = await new Client(server.url).call('POST', '/api/v1/login/access-token', {
		form,
	});
	return body.access_token as string;
}

/** A client whose token comes from a sign-in: it passes everywhere a signed-in user does. */
export async function signedIn(server: MoviePilotSimulator): Promise<Client> {
	return new Client(server.url, { authorization: `Bearer ${await signIn(server)}` });
}

/** A client that sends the API token as `X-API-KEY`. */
export function withKey(server: MoviePilotSimulator): Client {
	return new Client(server.url, { 'x-api-key': server.apiToken });
}
