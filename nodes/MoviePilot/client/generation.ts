import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { ApiDialect, readSubscriptions, requestSubscriptions, VERSION_2, VERSION_3 } from './apiDialect';
import { ArrDialect } from './arrDialect';
import type { Dialect, Subscription } from './dialect';
import { LOGIN_REFUSED } from './policy';
import { asText } from '../../shared/util/text';

/**
 * Reads all subscriptions and finds out, by the form of that same answer, which generation of
 * MoviePilot it is: a bare list is version 2, a wrapped one version 3, and a refusal a version 2
 * before 2.9 whose API proper is closed to an API token. Costs no request of its own, but for one that
 * tells such a refusal from any other.
 */
export async function readServer(client: ServiceClient): Promise<{ dialect: Dialect; subscriptions: Subscription[] }> {
	const answer = await requestSubscriptions(client).catch((error: Error) => error);
	if (answer instanceof Error) {
		if (!isRefusal(answer) || (await opensToToken(client))) throw answer;
		const dialect = new ArrDialect(client);
		return { dialect, subscriptions: await dialect.subscriptions() };
	}
	const dialect = new ApiDialect(client, Array.isArray(answer.body) ? VERSION_2 : VERSION_3);
	return { dialect, subscriptions: readSubscriptions(answer) };
}

/** "v2.5.6", from the one route that every generation answers alike, to the API token alone; "" when it does not say. */
export async function readVersion(client: ServiceClient): Promise<string> {
	const status = (await client.get('/api/v3/system/status')) as { version?: unknown } | null;
	return asText(status?.version);
}

/** From version 2.9 on the whole API is open to an API token: a refusal there has another reason. */
export async function opensToToken(client: ServiceClient): Promise<boolean> {
	const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(await readVersion(client)) ?? [];
	return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 9);
}

/** Did the server refuse the sign-in? */
export const isRefusal = (error: Error) => error instanceof ServiceError && LOGIN_REFUSED.includes(error.status ?? 0);
