import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { movedFrom, testRules } from '../nodes/shared/node/credentialTest';

const WRONG_URL = 'No Trakt API answers at the API URL: it should be https://api.trakt.tv';
const WRONG_VERSION = 'The API URL does not answer as version 2 of the Trakt API does: it should be https://api.trakt.tv';

export class WatchFlowTraktOAuth2Api implements ICredentialType {
	name = 'watchFlowTraktOAuth2Api';

	displayName = 'Trakt OAuth2 API';

	icon: Icon = { light: 'file:trakt.svg', dark: 'file:trakt.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/trakt.md';

	extends = ['oAuth2Api'];

	properties: INodeProperties[] = [
		{
			displayName:
				'Does the OAuth Redirect URL above start with http:// and not with http://localhost? Trakt takes https:// addresses only. Choose Device Code at the top right of this dialog in place of Connect Button (where it is not offered: create a Trakt Device API credential); it needs no redirect URL. Otherwise create an API app at app.trakt.tv/settings/apps/api, enter the OAuth Redirect URL as its redirect URI exactly as it stands above, copy its Client ID here, press Save, then Connect.',
			// A field that n8n's own OAuth2 has before Client ID and that is not used here: what takes its place stands above the fields.
			name: 'serverUrl',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			hint: 'Of your own API app at app.trakt.tv/settings/apps/api',
			description: 'The Client ID of your own Trakt API app',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'May stay empty: signing in works without it',
			description: 'The Client Secret of the same app, if Trakt gave it one',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.trakt.tv',
			description: 'Change it only if Trakt tells you to',
		},
		{
			displayName: 'Sign-In URL',
			name: 'authBase',
			type: 'string',
			default: 'https://auth.trakt.tv',
			description: 'Change it only if Trakt tells you to',
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'pkce' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{$self["authBase"]}}/oauth/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["authBase"]}}/oauth/token',
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		// Trakt refuses HTTP Basic at its token endpoint (trakt-api pull request 903).
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];

	test: ICredentialTestRequest = {
		request: {
			disableFollowRedirect: true,
			baseURL: '={{$credentials.apiUrl}}',
			url: '/users/settings',
			headers: {
				'trakt-api-key': '={{$credentials.clientId}}',
				'trakt-api-version': '2',
				'User-Agent': 'n8n-nodes-watchflow/0.1.0',
			},
		},
		rules: testRules(
			{
				...movedFrom('API URL', 'https://api.trakt.tv'),
				401: 'Trakt does not accept the sign-in: press Connect again.',
				403: 'Trakt refuses the Client ID: copy it again from app.trakt.tv/settings/apps/api, and check that the app still exists.',
				404: WRONG_URL,
				405: WRONG_VERSION,
				412: WRONG_VERSION,
				423: 'This Trakt account is locked: sign in at app.trakt.tv and follow what it says.',
			},
			{ key: 'user', otherwise: `Something answers at the API URL, but it is not Trakt. ${WRONG_URL}` },
		),
	};
}
