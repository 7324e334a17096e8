import { GONE_FROM_TMDB } from '../../../Seerr/client';
import { ServiceError } from '../../../shared/node/errors';
import { failedAdd } from '../added';
import type { Added } from '../target';

/** What became of a request that Seerr refused: its own decisions stand, an outage is asked again. */
export function refusedAdd(error: unknown): Added {
	const code = error instanceof ServiceError ? (error.code ?? '') : '';
	if (code === GONE_FROM_TMDB)
		return { outcome: 'notFound', reason: 'TMDB does not know it any longer, and Seerr takes titles by their TMDB number' };
	if (/block?listed|blacklisted/i.test(code)) return { outcome: 'skipped', reason: 'It stands on the blocklist of Seerr' };
	return failedAdd(error);
}

export const isQuotaRefusal = (added: Added): boolean => added.outcome === 'failed' && /quota/i.test(added.reason);
