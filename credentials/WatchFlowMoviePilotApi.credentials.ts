import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { signInToMoviePilot } from '../nodes/MoviePilot/client/signIn';
import { certificateOptions, ignoreSslField } from '../nodes/shared/http/certificates';
import { testRules } from '../nodes/shared/node/credentialTest';
import { asText } from '../nodes/shared/util/text';

const WRONG_TOKEN = 'MoviePilot refused the API Token. Copy it again from MoviePilot: Settings → System → API Token.';

export class WatchFlowMoviePilotApi implements ICredentialType {
	name = 'watchFlowMoviePilotApi';

	displayName = 'MoviePilot API';

	icon: Icon = { light: 'file:moviePilot.svg', dark: 'file:moviePilot.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/moviepilot.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{ displayName: 'Expires At', name: 'expiresAt', type: 'hidden', default: 0 },
		{ displayName: 'Checked URL', name: 'checkedUrl', type: 'hidden', default: '' },
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. http://192.168.1.10:3000',
			hint: 'The address you open MoviePilot with, as n8n reaches it: in Docker not localhost',
			description: 'The address you open MoviePilot with',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In MoviePilot: Settings → System → API Token (设定 → 系统 → API令牌)',
			description: 'In MoviePilot: Settings → System → API Token',
		},
		ignoreSslField,
		{
			displayName: 'Servers before version 2.9 also want a user name and password for most actions. Newer ones need neither.',
			name: 'loginNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			default: '',
			description: 'Only for servers before version 2.9. The account must not use two-factor sign-in.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for servers before version 2.9',
		},
	];

	/** n8n calls this without a login, after a refusal and in the credential test, and stores what comes back. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await signInToMoviePilot(this, credentials);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const { apiToken, accessToken } = credentials;
		requestOptions.headers = {
			...requestOptions.headers,
			'X-API-KEY': asText(apiToken),
			...(accessToken ? { Authorization: `Bearer ${asText(accessToken)}` } : {}),
		};
		return await Promise.resolve(Object.assign(requestOptions, certificateOptions(credentials)));
	}

	test: ICredentialTestRequest = {
		request: {
			disableFollowRedirect: true,
			baseURL: '={{$credentials.baseUrl}}',
			url: '/api/v3/system/status',
		},
		rules: testRules(
			{
				401: WRONG_TOKEN,
				403: WRONG_TOKEN,
				404: 'No MoviePilot answers at the Base URL: give the address you open MoviePilot with.',
			},
			{ key: 'version', otherwise: 'Something answers at the Base URL, but it is not MoviePilot.' },
		),
	};
}
