import { Pool } from 'undici';
import type { Ask } from './exchanges';
import type { Exchanges } from './types';

/**
 * A bare client for the same exchanges: connections are kept, bodies are parsed, and nothing else is done.
 */
export function undiciAsk(exchanges: Exchanges): Ask {
	const pools = {
		trakt: new Pool(exchanges.trakt.url, { connections: exchanges.trakt.pagesAtOnce }),
		moviePilot: new Pool(exchanges.moviePilot.url, { connections: exchanges.moviePilot.atOnce }),
	};
	return async ({ service, method, path, body }) => {
		const type = body === undefined ? {} : { 'content-type': 'application/json' };
		const headers = { ...exchanges[service].headers, ...type };
		const answer = await pools[service].request({ method, path, headers, body: body && JSON.stringify(body) });
		if (answer.statusCode >= 300) {
			throw new Error(`The floor was answered ${answer.statusCode}: ${await answer.body.text()}`);
		}
		return { headers: answer.headers, body: await answer.body.json() };
	};
}
