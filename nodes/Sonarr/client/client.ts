import { connectWithKey, type ConnectContext } from '../../shared/arr/connect';
import type { ServiceClient } from '../../shared/http/request';
import { sonarrPolicy } from './policy';

export const SONARR_CREDENTIAL = 'watchFlowSonarrApi';

/** A client for the server of the node's Sonarr credential. `context` is any n8n node context. */
export async function connectSonarr(context: ConnectContext, cancelled?: () => boolean): Promise<ServiceClient> {
	return await connectWithKey(context, { credential: SONARR_CREDENTIAL, policy: sonarrPolicy }, cancelled);
}
