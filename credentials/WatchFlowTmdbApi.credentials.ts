import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { movedFrom, testRules } from '../nodes/shared/node/credentialTest';
import { authenticateTmdb } from '../nodes/Tmdb/client/authenticate';
import { signInToTmdb } from '../nodes/Tmdb/client/signIn';
import { storedField } from '../nodes/shared/auth/storedField';

const WRONG_URL = 'No TMDB answers at the API URL: it should be https://api.themoviedb.org';

const shownFor = (...ways: string[]) => ({ show: { accountAccess: ways } });

export class WatchFlowTmdbApi implements ICredentialType {
	name = 'watchFlowTmdbApi';

	displayName = 'TMDB (WatchFlow) API';

	icon: Icon = { light: 'file:tmdb.svg', dark: 'file:tmdb.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/tmdb.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Checked Token',
			name: 'checkedToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		storedField('Own Session ID', 'ownSessionId', '', true),
		storedField('Own User Access Token', 'ownUserAccessToken', '', true),
		storedField('Website URL', 'websiteUrl', 'https://www.themoviedb.org'),
		{
			displayName:
				'Sign in at themoviedb.org and open Settings → API (themoviedb.org/settings/api); ask for a key for personal use if there is none yet. Of the two that the page shows, copy the API Read Access Token: the long one that begins with eyJ, not the API Key.',
			name: 'whereNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Read Access Token',
			name: 'readAccessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. eyJhbGciOiJIUzI1NiJ9…',
			hint: 'The long one at themoviedb.org/settings/api',
			description: 'The long token at themoviedb.org/settings/api, not the API Key',
		},
		{
			displayName: 'Account Access',
			name: 'accountAccess',
			type: 'options',
			options: [
				{
					name: 'Approve in the Browser',
					value: 'approve',
					description: 'For any account, lists included: press Save, open the link shown, approve, press Retry',
				},
				{
					name: 'Owner of the Token',
					value: 'owner',
					description: 'Enough for searching; favorites and watchlist work for the token’s owner where TMDB allows it',
				},
				{
					name: 'Session I Already Have',
					value: 'session',
					description: 'A v3 Session ID or a v4 User Access Token made elsewhere',
				},
			],
			default: 'owner',
			description:
				'Whose favorites, watchlist and lists are used. To connect another account, choose Owner of the Token, save, and approve again.',
		},
		{
			displayName:
				'Press Save. Then open More details and follow the link shown there to themoviedb.org, approve the access with the account you want, come back and press Retry. The link works for 15 minutes.',
			name: 'approveNotice',
			type: 'notice',
			displayOptions: shownFor('approve'),
			default: '',
		},
		{
			displayName: 'Session ID',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: shownFor('session'),
			default: '',
			description: 'The v3 session, for favorites and watchlist. Made from the User Access Token when it is empty.',
		},
		{
			displayName: 'User Access Token',
			name: 'userAccessToken',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: shownFor('session'),
			default: '',
			description: 'The approved v4 token; only the List operations need it',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			displayOptions: shownFor('owner', 'session'),
			default: '',
			placeholder: 'e.g. 548',
			description: 'The number of the account; looked up when it is empty',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.themoviedb.org',
			description: 'Change it only where TMDB is reached by another address, such as https://api.tmdb.org',
		},
	];

	/** n8n calls this before the first request and in the credential test, and stores what comes back. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await signInToTmdb(this, credentials);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return await Promise.resolve(authenticateTmdb(credentials, requestOptions));
	}

	test: ICredentialTestRequest = {
		request: {
			disableFollowRedirect: true,
			baseURL: '={{$credentials.apiUrl}}',
			url: '/3/authentication',
			headers: { Accept: 'application/json', 'User-Agent': 'n8n-nodes-watchflow/0.1.0' },
		},
		rules: testRules(
			{
				...movedFrom('API URL', 'https://api.themoviedb.org'),
				401: 'TMDB does not accept the API Read Access Token: copy it again from themoviedb.org/settings/api. It is the long one, not the API Key.',
				403: 'TMDB refuses the request: the API app may be suspended, or a firewall dislikes the address of your n8n.',
				404: WRONG_URL,
				429: 'TMDB asks to wait: press Retry in a minute.',
			},
			{ key: 'status_code', otherwise: `Something answers at the API URL, but it is not TMDB. ${WRONG_URL}` },
		),
	};
}
