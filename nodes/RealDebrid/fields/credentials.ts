import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { BY_SIGN_IN, BY_TOKEN } from '../client/client';

/** The two ways to sign in; both end in the same account. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'API Token', value: 'apiToken', description: 'The private token of the account, which may do everything' },
		{ name: 'Device Code (OAuth2)', value: 'oAuth2', description: 'Enter a code at real-debrid.com/device' },
	],
	default: 'apiToken',
	description: 'How the account is connected',
};

export const realDebridCredentials: INodeCredentialDescription[] = [
	{ name: BY_TOKEN, required: true, displayOptions: { show: { authentication: ['apiToken'] } } },
	{ name: BY_SIGN_IN, required: true, displayOptions: { show: { authentication: ['oAuth2'] } } },
];
