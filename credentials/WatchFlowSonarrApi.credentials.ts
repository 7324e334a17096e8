import { arrCredentialTest, arrProperties, signWithApiKey } from '../nodes/shared/arr/credential';
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

export class WatchFlowSonarrApi implements ICredentialType {
	name = 'watchFlowSonarrApi';

	displayName = 'Sonarr (WatchFlow) API';

	icon: Icon = { light: 'file:sonarr.svg', dark: 'file:sonarr.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/sonarr.md';

	properties: INodeProperties[] = arrProperties('Sonarr', 'http://192.168.1.10:8989');

	authenticate = signWithApiKey;

	test: ICredentialTestRequest = arrCredentialTest('Sonarr');
}
