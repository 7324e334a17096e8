import { connectWithKey, type ConnectContext } from '../../shared/arr/connect';
import type { ServiceClient } from '../../shared/http/request';
import { seerrPolicy } from './policy';

export const SEERR_CREDENTIAL = 'watchFlowSeerrApi';

/** A client for the server of the node's Seerr, Overseerr or Jellyseerr credential. `context` is any n8n node context. */
export async function connectSeerr(context: ConnectContext, cancelled?: () => boolean): Promise<ServiceClient> {
	return await connectWithKey(context, { credential: SEERR_CREDENTIAL, policy: seerrPolicy }, cancelled);
}
