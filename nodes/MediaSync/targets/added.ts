import { ServiceError } from '../../shared/node/errors';
import type { Added } from './target';

/**
 * What became of a write that threw: refused for certain, or lost on the way. Radarr and Sonarr refuse IDs that
 * their metadata server does not know with "A movie with this ID was not found" (AddMovieService, AddSeriesService).
 */
export function failedAdd(error: unknown): Added {
	if (!(error instanceof ServiceError)) return { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
	const reason = `${error.message}. ${error.description}`;
	if (/with this ID was not found/.test(error.message))
		return { outcome: 'notFound', reason: `${error.service} finds no title with its IDs` };
	return { outcome: error.outcomeUnknown ? 'unknown' : 'failed', reason };
}
