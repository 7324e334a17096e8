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
import { checkApiToken } from '../nodes/RealDebrid/client/apiToken';
import { asText } from '../nodes/shared/util/text';

export class WatchFlowRealDebridApi implements ICredentialType {
	name = 'watchFlowRealDebridApi';

	displayName = 'Real-Debrid API';

	icon: Icon = { light: 'file:realDebrid.svg', dark: 'file:realDebrid.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/docs/connect/real-debrid.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Checked Token',
			name: 'checkedToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'Copy it from real-debrid.com/apitoken',
			description: 'It may do everything with the account: use it in your own n8n only.',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.real-debrid.com',
			description: 'Change it only if Real-Debrid tells you to',
		},
	];

	/** n8n calls this in the credential test; what is wrong with the account is told in Real-Debrid's own terms. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await checkApiToken(this, credentials);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		requestOptions.headers = { ...requestOptions.headers, Authorization: `Bearer ${asText(credentials.apiToken)}` };
		return await Promise.resolve(requestOptions);
	}

	test: ICredentialTestRequest = accountTest('Real-Debrid does not accept the API Token: copy it again from real-debrid.com/apitoken');
}
