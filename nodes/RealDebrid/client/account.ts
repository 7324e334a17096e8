import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { RealDebridApi } from './api';
import { CODE } from './codes';
import { mapIn, numberIn, objectIn } from './answers';
import { hasCode, outcomeOf } from './outcome';

const DAY_SECONDS = 86_400;

/** The account, with the moment Premium ends: counted from the seconds left, which no time zone can shift. */
export async function readUser(api: Pick<RealDebridApi, 'client' | 'clock'>): Promise<IDataObject> {
	const user = objectIn(await api.client.get('/user'), 'the account', 'username', 'type', 'premium');
	const seconds = numberIn(user.premium, 'the time that is left of Premium');
	if (seconds <= 0) return { ...user, isPremium: false, daysLeft: 0 };
	const end = new Date(api.clock.now() + seconds * 1000).toISOString();
	return { ...user, isPremium: true, daysLeft: Math.floor(seconds / DAY_SECONDS), premiumUntilUtc: end };
}

/** How many torrents are active and how many may be, with whatever else Real-Debrid says beside it. */
export async function readActiveCount(client: RealDebridApi['client']): Promise<IDataObject & { nb: number; limit: number }> {
	const slots = objectIn(await client.get('/torrents/activeCount'), 'the active torrents');
	const nb = numberIn(slots.nb, 'the number of active torrents');
	return { ...slots, nb, limit: numberIn(slots.limit, 'the number of torrents that may be active') };
}

/** One item for a message or an alarm. Traffic is null where the sign-in does not cover it. */
export async function readStatus(api: RealDebridApi): Promise<IDataObject> {
	const user = await readUser(api);
	const { nb: used, limit } = await readActiveCount(api.client);
	const traffic = await outcomeOf(api.client.get('/traffic'));
	if (traffic instanceof ServiceError && !hasCode(traffic, CODE.denied)) throw traffic;
	const { username, type, isPremium, daysLeft, premiumUntilUtc, points } = user;
	return {
		username,
		type,
		isPremium,
		daysLeft,
		premiumUntilUtc: premiumUntilUtc ?? null,
		points,
		torrentSlots: { used, limit, free: Math.max(0, limit - used) },
		traffic: traffic instanceof ServiceError ? null : mapIn(traffic, 'the traffic', '[]').map(([host, left]) => ({ host, ...left })),
	};
}
