import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { ARR_STATUS, arrCredentialTest, arrProperties, checkKeyedServer, signWithApiKey } from '../nodes/shared/arr/credential';

export class WatchFlowSonarrApi implements ICredentialType {
	name = 'watchFlowSonarrApi';

	displayName = 'Sonarr (WatchFlow) API';

	icon: Icon = { light: 'file:sonarr.svg', dark: 'file:sonarr.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/sonarr.md';

	properties: INodeProperties[] = arrProperties('Sonarr', 'http://192.168.1.10:8989');

	/** n8n calls this in the dialog's test. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await checkKeyedServer(this, 'Sonarr', ARR_STATUS, credentials);
	}

	authenticate = signWithApiKey;

	test: ICredentialTestRequest = arrCredentialTest('Sonarr');
}
