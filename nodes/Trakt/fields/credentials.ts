import type { INodeCredentialDescription } from 'n8n-workflow';
import { TRAKT_CREDENTIAL, TRAKT_DEVICE_CREDENTIAL } from '../client/client';
import { options } from '../../shared/node/fields';

/** The two ways to sign in; both end in the same account. */
export const authenticationField = options(
	'Authentication',
	'authentication',
	[
		{ name: 'Connect Button (OAuth2)', value: 'oAuth2', description: 'For an n8n that is reached by https://' },
		{
			name: 'Device Code',
			value: 'device',
			description: 'For an n8n on plain http://: enter a code at trakt.tv',
		},
	],
	'How the account is connected',
);

export const traktCredentials: INodeCredentialDescription[] = [
	{ name: TRAKT_CREDENTIAL, required: true, displayOptions: { show: { authentication: ['oAuth2'] } } },
	{ name: TRAKT_DEVICE_CREDENTIAL, required: true, displayOptions: { show: { authentication: ['device'] } } },
];
