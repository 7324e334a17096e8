import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';

interface Settings {
	user?: { vip?: boolean | null } | null;
	limits?: {
		list?: { count?: number | null; item_count?: number | null } | null;
		watchlist?: { item_count?: number | null } | null;
		favorites?: { item_count?: number | null } | null;
	} | null;
}

/**
 * Adds the account's own limits to a 420, which says nothing of them itself (Trakt guide "User account
 * limits", 2026-09-24). Any other error, and a 420 whose limits cannot be read, comes back as it is.
 */
export async function withAccountLimits(client: ServiceClient, error: Error): Promise<Error> {
	if (!(error instanceof ServiceError) || error.status !== 420) return error;
	const settings = await readSettings(client);
	const limits = limitsText(settings);
	if (limits === '') return error;
	const { service, message, status } = error;
	return new ServiceError({ service, status, message, description: `${limits} ${adviceFor(settings)}` });
}

async function readSettings(client: ServiceClient): Promise<Settings> {
	try {
		return (await client.get('/users/settings')) ?? {};
	} catch {
		return {};
	}
}

function limitsText({ limits }: Settings): string {
	const parts = [
		part(limits?.watchlist?.item_count, 'entries on the watchlist'),
		part(limits?.list?.count, 'lists'),
		part(limits?.list?.item_count, 'entries on each list'),
		part(limits?.favorites?.item_count, 'favorites'),
	].filter((text) => text !== '');
	return parts.length === 0 ? '' : `This account may have ${parts.join(', ')}.`;
}

const part = (limit: number | null | undefined, what: string): string => (limit == null ? '' : `${limit} ${what}`);

function adviceFor({ user }: Settings): string {
	const remove = 'Remove entries you no longer need';
	return user?.vip === true ? `${remove}.` : `${remove}, or upgrade to Trakt VIP at app.trakt.tv/vip.`;
}
