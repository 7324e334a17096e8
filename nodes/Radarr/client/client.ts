import { connectWithKey, type ConnectContext } from '../../shared/arr/connect';
import type { ServiceClient } from '../../shared/http/request';
import { radarrPolicy } from './policy';

export const RADARR_CREDENTIAL = 'watchFlowRadarrApi';

/** A client for the server of the node's Radarr credential. `context` is any n8n node context. */
export async function connectRadarr(context: ConnectContext, cancelled?: () => boolean): Promise<ServiceClient> {
	return await connectWithKey(context, { credential: RADARR_CREDENTIAL, policy: radarrPolicy }, cancelled);
}
