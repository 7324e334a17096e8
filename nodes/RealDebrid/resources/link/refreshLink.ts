import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import type { RealDebridApi } from '../../client/api';
import { CODE } from '../../client/codes';
import { hasCode, outcomeOf } from '../../client/outcome';
import { unrestrict, type UnrestrictOptions } from '../../client/unrestrict';

/**
 * A direct link that works: the given one if the download server still has it, else a new one from the
 * original link.
 *
 * @param download the direct link; '' makes a new one at once
 * @throws ServiceError
 */
export async function refreshLink(api: RealDebridApi, link: string, download: string, options: UnrestrictOptions): Promise<IDataObject> {
	if (download !== '' && (await api.isAlive(download))) return { refreshed: false, link, download };
	const result = await outcomeOf(unrestrict(api, link, options));
	if (!(result instanceof ServiceError)) return { refreshed: true, ...result };
	if (hasCode(result, CODE.hosterUnavailable) && /real-debrid\.com\/d\//i.test(link)) throw goneFromCache(result);
	throw result;
}

/** The same on each try (rclone and DMM saw it for weeks): only adding the torrent again helps. */
function goneFromCache({ status, code }: ServiceError): ServiceError {
	return new ServiceError({
		service: 'Real-Debrid',
		status,
		code,
		message: 'The file behind this link is gone from the cache of Real-Debrid',
		description: 'Use Torrent: Repair with the id of its torrent, which adds it again with the same files.',
	});
}
