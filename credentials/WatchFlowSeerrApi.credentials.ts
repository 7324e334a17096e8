import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { checkKeyedServer, keyedProperties, signWithApiKey } from '../nodes/shared/arr/credential';
import { testRules } from '../nodes/shared/node/credentialTest';

/** `/status` would answer without a key, so the test asks who the key belongs to. */
const WHOSE_KEY = '/api/v1/auth/me';

const REFUSED = 'Seerr refused the API Key. Copy it again from Seerr: Settings → General → API Key.';

export class WatchFlowSeerrApi implements ICredentialType {
	name = 'watchFlowSeerrApi';

	displayName = 'Seerr (WatchFlow) API';

	icon: Icon = { light: 'file:seerr.svg', dark: 'file:seerr.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/seerr.md';

	properties: INodeProperties[] = [
		{
			displayName: 'For Seerr, and for Overseerr and Jellyseerr, which it continues.',
			name: 'formsNotice',
			type: 'notice',
			default: '',
		},
		...keyedProperties('Seerr', 'http://192.168.1.10:5055', 'Settings → General → API Key'),
	];

	/** n8n calls this in the dialog's test. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await checkKeyedServer(this, 'Seerr', WHOSE_KEY, credentials);
	}

	authenticate = signWithApiKey;

	test: ICredentialTestRequest = {
		request: {
			disableFollowRedirect: true,
			baseURL: '={{$credentials.baseUrl}}',
			url: WHOSE_KEY,
			headers: { Accept: 'application/json' },
		},
		rules: testRules(
			{
				401: `${REFUSED} If it is right, something other than Seerr answers at the Base URL.`,
				403: REFUSED,
				404: 'No Seerr answers at the Base URL: give the address you open Seerr with.',
			},
			{ key: 'permissions', otherwise: 'Something answers at the Base URL, but it is not Seerr, Overseerr or Jellyseerr.' },
		),
	};
}
