import { ServiceError } from '../../shared/node/errors';
import { header, type HttpCall } from '../../shared/http/messages';
import type { ServiceClient } from '../../shared/http/request';

/** What Seerr answers to every write while its CSRF protection is on (csurf), whatever the key. */
export const CSRF_REFUSAL = 'invalid csrf token';

export const CSRF_WORDS = {
	message: 'CSRF protection is on in Seerr, so that it refuses every request from outside',
	description: 'Switch it off in Seerr: Settings → Network (or General) → Enable CSRF Protection, and restart Seerr.',
};

/**
 * Reads, and looks whether a write could follow: with CSRF protection every answer sets the cookie XSRF-TOKEN
 * (server/index.ts).
 *
 * @throws ServiceError when every write would be refused
 */
export async function getJson(client: ServiceClient, path: string, query?: HttpCall['query']): Promise<unknown> {
	const answer = await client.request({ method: 'GET', path, query });
	if (/XSRF-TOKEN=/.test(header(answer, 'set-cookie') ?? '')) throw new ServiceError({ service: client.policy.service, ...CSRF_WORDS });
	return answer.body;
}
