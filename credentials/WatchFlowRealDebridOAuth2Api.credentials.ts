import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { accountTest } from '../nodes/RealDebrid/client/accountTest';
import { signInToRealDebrid } from '../nodes/RealDebrid/client/signIn';
import { asText } from '../nodes/shared/util/text';
import { storedField } from '../nodes/shared/auth/storedField';

export class WatchFlowRealDebridOAuth2Api implements ICredentialType {
	name = 'watchFlowRealDebridOAuth2Api';

	displayName = 'Real-Debrid OAuth2 API';

	icon: Icon = { light: 'file:realDebrid.svg', dark: 'file:realDebrid.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/real-debrid.md';

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
		storedField('Token Client ID', 'tokenClientId', '', true),
		storedField('Token Client Secret', 'tokenClientSecret', '', true),
		storedField('Signed In For', 'signedInFor', ''),
		storedField('Code', 'code', '', true),
		storedField('Redirect URL', 'redirectUri', ''),
		storedField('Disconnect', 'disconnect', false),
		{
			displayName:
				'To connect: press Save, open More details, enter the code shown there at real-debrid.com/device, allow the access, and press Retry. Nothing has to be filled in.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Account Name',
			name: 'account',
			type: 'string',
			default: '',
			description: 'Any name of yours. Give two credentials different names if you connect both at the same moment.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			hint: 'May stay empty',
			description:
				'Only for an app of your own (real-debrid.com/apps). Empty uses the open-source app, which covers links, torrents, downloads and user, but not settings, traffic and streaming.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'May stay empty',
			description: 'Of your own app, if it has one',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.real-debrid.com',
			description: 'Change it only if Real-Debrid tells you to',
		},
	];

	/** n8n calls this without a token, after a refusal and in the credential test, and stores what comes back. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await signInToRealDebrid(this, credentials);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		requestOptions.headers = { ...requestOptions.headers, Authorization: `Bearer ${asText(credentials.accessToken)}` };
		return await Promise.resolve(requestOptions);
	}

	test: ICredentialTestRequest = accountTest('Real-Debrid does not accept this sign-in any more: press Retry and enter the new code');
}
