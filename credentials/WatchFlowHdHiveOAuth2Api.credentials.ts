import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { appProperties } from '../nodes/HdHive/fields/credentialFields';
import { signInToHdHive } from '../nodes/HdHive/client/signIn';
import { certificateOptions } from '../nodes/shared/http/certificates';
import { testRules } from '../nodes/shared/node/credentialTest';
import { asText } from '../nodes/shared/util/text';

export class WatchFlowHdHiveOAuth2Api implements ICredentialType {
	name = 'watchFlowHdHiveOAuth2Api';

	displayName = 'HDHive OAuth2 API';

	icon: Icon = { light: 'file:hdHive.svg', dark: 'file:hdHive.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/hdhive.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{ displayName: 'Refresh Token', name: 'refreshToken', type: 'hidden', typeOptions: { password: true }, default: '' },
		{ displayName: 'Expires At', name: 'expiresAt', type: 'hidden', default: 0 },
		{ displayName: 'Refresh Expires At', name: 'refreshExpiresAt', type: 'hidden', default: 0 },
		{ displayName: 'Sign-In Secret', name: 'signInSecret', type: 'hidden', typeOptions: { password: true }, default: '' },
		{ displayName: 'Granted Scopes', name: 'grantedScopes', type: 'hidden', default: '' },
		...appProperties,
	];

	/** n8n calls this without an access token and in the credential test, and stores what comes back. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await signInToHdHive(this, credentials);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const personal = credentials.authentication === 'personalKey';
		const token = personal ? '' : asText(credentials.accessToken);
		requestOptions.headers = {
			...requestOptions.headers,
			'X-API-Key': asText(personal ? credentials.personalKey : credentials.appSecret),
			...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
		};
		return await Promise.resolve(Object.assign(requestOptions, certificateOptions(credentials)));
	}

	test: ICredentialTestRequest = {
		request: {
			disableFollowRedirect: true,
			baseURL: '={{$credentials.baseUrl}}',
			url: '/api/open/ping',
			headers: { Accept: 'application/json', 'User-Agent': 'n8n-nodes-watchflow/0.1.0' },
		},
		rules: testRules(
			{
				401: 'HDHive does not accept the App Secret (or personal key), or the sign-in has ended: copy the secret again, then connect again.',
				403: 'HDHive knows the app but refuses it: it may want a signed-in user, an active membership, or the address of your n8n on the app’s whitelist.',
				404: 'No HDHive answers at the Base URL: it should be https://hdhive.com or https://re0.me',
				429: 'HDHive asks to wait: press Retry in a minute.',
			},
			{ key: 'success', otherwise: 'Something answers at the Base URL, but it is not HDHive.' },
		),
	};
}
