import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class WatchFlowKeyApi implements ICredentialType {
	name = 'watchFlowKeyApi';

	displayName = 'WatchFlow Key API';

	icon: Icon = { light: 'file:watchFlowKey.svg', dark: 'file:watchFlowKey.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/SECURITY.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'What people or servers have to know to get in at the node. At least 12 letters and digits; use it nowhere else.',
			// Letters and digits alone, because it stands in addresses too.
			hint: 'Generate one with a password manager, or in a terminal: openssl rand -hex 24',
		},
	];
}
