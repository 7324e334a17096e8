import {
	NodeOperationError,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IExecuteFunctions,
	type IHttpRequestHelper,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

const hidden = (name: string, value: INodeProperties['default'], more = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'hidden',
	default: value,
	...more,
});

/** Signs in with a password and keeps the session token, as n8n's expirable credentials do. */
export class SessionApi implements ICredentialType {
	name = 'sessionApi';

	displayName = 'Session API';

	properties: INodeProperties[] = [
		hidden('session', '', { typeOptions: { expirable: true, password: true } }),
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Password', name: 'password', type: 'string', default: '' },
		hidden('loginUrl', '={{$self["baseUrl"]}}/login'),
	];

	async preAuthentication(this: IHttpRequestHelper, { loginUrl, password }: ICredentialDataDecryptedObject) {
		const body = { password };
		const answer = (await this.helpers.httpRequest({
			method: 'POST',
			url: loginUrl as string,
			body,
			json: true,
		})) as { session: string; expiresAt: number };
		return { session: answer.session, expiresAt: answer.expiresAt };
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-session': '={{$credentials.session}}' } },
	};
}

/** An OAuth2 child that pins what the service needs, with URLs built from another field. */
export class ChildOAuth2Api implements ICredentialType {
	name = 'childOAuth2Api';

	displayName = 'Child OAuth2 API';

	extends = ['oAuth2Api'];

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		hidden('grantType', 'pkce'),
		hidden('authUrl', '={{$self["baseUrl"]}}/oauth/authorize'),
		hidden('accessTokenUrl', '={{$self["baseUrl"]}}/oauth/token'),
		hidden('scope', ''),
		hidden('authentication', 'body'),
	];
}

/** One node with everything that the engine's tests look at. */
export class Probe implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: 'Used by the tests of the engine driver',
		defaults: { name: 'Probe' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'sessionApi' }, { name: 'childOAuth2Api' }],
		properties: [
			{ displayName: 'Credential', name: 'credential', type: 'string', default: '' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Label', name: 'label', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const state = this.getWorkflowStaticData('node') as { runs?: number };
		state.runs = (state.runs ?? 0) + 1;
		const work = this.getInputData().map(async (_, item) => await runItem.call(this, item));
		return [await Promise.all(work)];
	}
}

async function runItem(this: IExecuteFunctions, item: number): Promise<INodeExecutionData> {
	const pairedItem = { item };
	try {
		const label = this.getNodeParameter('label', item) as string;
		if (label === 'bad') throw new NodeOperationError(this.getNode(), 'a bad label', { itemIndex: item });
		const credential = this.getNodeParameter('credential', item) as string;
		if (credential === '') return { json: { label }, pairedItem };
		const url = this.getNodeParameter('url', item) as string;
		const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(this, credential, {
			url,
			json: true,
		});
		return { json: { label, answer: answer as string }, pairedItem };
	} catch (error) {
		if (!this.continueOnFail()) throw error;
		return { json: { error: (error as Error).message }, pairedItem };
	}
}
