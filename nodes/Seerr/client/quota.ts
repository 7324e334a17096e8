import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';

/** `GET /user/{id}/quota`: `limit` is absent or 0 for a user without one; shows count by the season. */
interface Quota {
	movie?: QuotaUse;
	tv?: QuotaUse;
}

interface QuotaUse {
	limit?: number | null;
	used?: number;
}

export async function readQuota(client: ServiceClient, userId: number): Promise<Quota> {
	return (await client.get(path`/api/v1/user/${userId}/quota`)) as Quota;
}

/** Seerr counts before it writes: two requests at the same moment may both be the last that is left. */
export const isOverQuota = (use: QuotaUse | undefined): boolean => Boolean(use?.limit) && (use?.used ?? 0) > (use?.limit ?? 0);
