import { arrCredentialTest, arrProperties, signWithApiKey } from '../nodes/shared/arr/credential';
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

export class WatchFlowRadarrApi implements ICredentialType {
	name = 'watchFlowRadarrApi';

	displayName = 'Radarr (WatchFlow) API';

	icon: Icon = { light: 'file:radarr.svg', dark: 'file:radarr.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/radarr.md';

	properties: INodeProperties[] = arrProperties('Radarr', 'http://192.168.1.10:7878');

	authenticate = signWithApiKey;

	test: ICredentialTestRequest = arrCredentialTest('Radarr');
}
