import type { IHttpRequestOptions } from 'n8n-workflow';
import { authenticateTmdb } from '../../nodes/Tmdb/client/authenticate';
import type { TmdbWorld } from './world';

/** An n8n context as other nodes have it, for the functions they call: the credential signs, `fetch` sends. */
export function clientFor(world: TmdbWorld, id = world.id): any {
	const credentials = () => world.engine.credentials.get(id)?.data ?? {};
	return {
		getCredentials: async () => credentials(),
		getNode: () => ({ credentials: { watchFlowTmdbApi: { id, name: id } } }),
		helpers: {
			async httpRequestWithAuthentication(_type: string, options: IHttpRequestOptions) {
				const signed = authenticateTmdb(credentials(), { ...options });
				const query = new URLSearchParams(Object.entries(signed.qs ?? {}).map(([name, value]): [string, string] => [name, String(value)]));
				const answer = await fetch(`${signed.url}?${query.toString()}`, {
					method: signed.method,
					headers: signed.headers as Record<string, string>,
					body: signed.body === undefined ? undefined : JSON.stringify(signed.body),
				});
				const text = await answer.text();
				return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: text === '' ? '' : JSON.parse(text) };
			},
		},
	};
}
