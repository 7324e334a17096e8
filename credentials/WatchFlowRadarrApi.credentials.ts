import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { ARR_STATUS, arrCredentialTest, arrProperties, checkKeyedServer, signWithApiKey } from '../nodes/shared/arr/credential';

export class WatchFlowRadarrApi implements ICredentialType {
	name = 'watchFlowRadarrApi';

	displayName = 'Radarr (WatchFlow) API';

	icon: Icon = { light: 'file:radarr.svg', dark: 'file:radarr.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/radarr.md';

	properties: INodeProperties[] = arrProperties('Radarr', 'http://192.168.1.10:7878');

	/** n8n calls this in the dialog's test. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await checkKeyedServer(this, 'Radarr', ARR_STATUS, credentials);
	}

	authenticate = signWithApiKey;

	test: ICredentialTestRequest = arrCredentialTest('Radarr');
}
