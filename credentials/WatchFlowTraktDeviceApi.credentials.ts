import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { ServiceError } from '../nodes/shared/node/errors';
import { movedFrom, testRules } from '../nodes/shared/node/credentialTest';
import { asText } from '../nodes/shared/util/text';
import { isClaim, signInToTrakt } from '../nodes/Trakt/client/deviceSignIn';
import { storedField } from '../nodes/shared/auth/storedField';

const WRONG_URL = 'No Trakt API answers at the API URL: it should be https://api.trakt.tv';

/** Keeps a request from being sent that was made for its sign-in step alone. */
const CLAIM_IS_STORED = new ServiceError({
	service: 'Trakt',
	message: 'The renewal of the sign-in was claimed',
	description: 'Nothing is to be done.',
});

export class WatchFlowTraktDeviceApi implements ICredentialType {
	name = 'watchFlowTraktDeviceApi';

	displayName = 'Trakt Device API';

	icon: Icon = { light: 'file:trakt.svg', dark: 'file:trakt.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/trakt.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		storedField('Refresh Token', 'refreshToken', '', true),
		storedField('Expires At', 'expiresAt', 0),
		storedField('Signed In For', 'signedInFor', ''),
		storedField('Renewal Claim', 'renewalClaim', ''),
		storedField('Spent Token', 'spentToken', '', true),
		{
			displayName:
				'For an n8n that is reached by plain http://. Create an API app at app.trakt.tv/settings/apps/api, copy its Client ID and Client Secret here and press Save. Then open More details, enter the code shown there at auth.trakt.tv/activate, allow the access, and press Retry.',
			name: 'notice',
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
			hint: 'May stay empty if Trakt gave your app none',
			description: 'The Client Secret of the same app',
		},
		{
			displayName: 'Refresh Token of Your Own',
			name: 'ownRefreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Only to sign in without a code',
			description: 'A refresh token that the same app was given elsewhere. It works once; the field empties itself.',
		},
		{
			displayName: 'Account Name',
			name: 'account',
			type: 'string',
			default: '',
			description: 'Any name of yours. Give two credentials different names if you connect both at the same moment.',
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
	];

	/** n8n calls this without a token, after a refusal and in the credential test, and stores what comes back. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await signInToTrakt(this, credentials);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		if (isClaim(credentials)) throw CLAIM_IS_STORED;
		requestOptions.headers = {
			...requestOptions.headers,
			Authorization: `Bearer ${asText(credentials.accessToken)}`,
		};
		return await Promise.resolve(requestOptions);
	}

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
				401: 'Trakt does not accept this sign-in any more: press Retry and enter the new code.',
				403: 'Trakt refuses the Client ID: copy it again from app.trakt.tv/settings/apps/api, and check that the app still exists.',
				404: WRONG_URL,
				423: 'This Trakt account is locked: sign in at app.trakt.tv and follow what it says.',
			},
			{ key: 'user', otherwise: `Something answers at the API URL, but it is not Trakt. ${WRONG_URL}` },
		),
	};
}
