import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class WatchFlowKeyApi implements ICredentialType {
	name = 'watchFlowKeyApi';

	displayName = 'WatchFlow Key API';

	icon: Icon = { light: 'file:watchFlowKey.svg', dark: 'file:watchFlowKey.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/nodes/media-panel.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'What people or servers have to know to get in at this node. At least 12 characters; use it nowhere else.',
			hint: 'Generate one with a password manager, or in a terminal: openssl rand -base64 24',
		},
	];
}
