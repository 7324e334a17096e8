import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { certificateOptions, ignoreSslField } from '../http/certificates';
import type { CredentialContext } from '../http/openAsk';
import { checkReach } from '../http/reach';
import { testRules } from '../node/credentialTest';
import { asText } from '../util/text';
import { ARR_API } from './policy';

/** What the test of the dialog asks. */
export const ARR_STATUS = `${ARR_API}/system/status`;

/** The fields of a server that is reached by its address and an API key. */
export const keyedProperties = (service: string, address: string, keyIsAt: string): INodeProperties[] => [
	// n8n runs a credential's own step before its test only where there is something that may expire.
	{ displayName: 'Checked', name: 'checked', type: 'hidden', typeOptions: { expirable: true }, default: '' },
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: `e.g. ${address}`,
		description: `The address you open ${service} with, its URL Base included where one is set`,
	},
	{
		displayName: 'API Key',
		name: 'apiKey',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description: `In ${service}: ${keyIsAt}`,
	},
	ignoreSslField,
];

export const arrProperties = (service: string, address: string): INodeProperties[] =>
	keyedProperties(service, address, 'Settings → General → Security → API Key');

/** Before the test of the dialog: says what is in the way when nothing answers. Nothing is stored. */
export async function checkKeyedServer(
	context: CredentialContext,
	service: string,
	path: string,
	credentials: ICredentialDataDecryptedObject,
): Promise<Record<string, never>> {
	await checkReach(context, service, { url: asText(credentials.baseUrl), field: 'Base URL', path }, credentials);
	return {};
}

/** The key goes into a header: in a URL it would end up in the logs of everything on the way. */
export async function signWithApiKey(
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	requestOptions.headers = { ...requestOptions.headers, 'X-Api-Key': asText(credentials.apiKey) };
	return await Promise.resolve(Object.assign(requestOptions, certificateOptions(credentials)));
}

/** Servers of the same family, which answer the same call as readily. MoviePilot imitates them under its own name. */
const FAMILY = ['Radarr', 'Sonarr', 'Lidarr', 'Readarr', 'Whisparr', 'Prowlarr'];

export function arrCredentialTest(service: string): ICredentialTestRequest {
	const others = FAMILY.filter((name) => name !== service).map((name) =>
		bodyRule('appName', name, `This is ${name}, not ${service}: give the Base URL and API key of ${service}.`),
	);
	const notIt = `Something answers at the Base URL, but it is not ${service}: give the address you open ${service} with.`;
	const urlBase = `${service} answers under another address: add its URL Base to the end of the Base URL (${service}: Settings → General → URL Base).`;
	return {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: ARR_STATUS,
			headers: { Accept: 'application/json' },
			// Without its URL Base the server sends on to the login page of the right one, which answers with success.
			disableFollowRedirect: true,
		},
		rules: [
			...testRules(
				{
					...Object.fromEntries([301, 302, 307, 308].map((status) => [status, urlBase])),
					401: `${service} refused the API Key. Copy it again: Settings → General → Security → API Key.`,
					404: `No ${service} with an API of version 3 answers at the Base URL: give the address you open ${service} with, its URL Base included. A ${service} before version 3 must be updated.`,
				},
				{ key: 'version', otherwise: notIt },
			),
			...others,
			bodyRule('appName', 'moviepilot', 'This is MoviePilot. It has a credential and a target of its own: choose MoviePilot.'),
		],
	};
}

/** A success whose body says that it is something else. */
function bodyRule(key: string, value: unknown, message: string): IAuthenticateRuleResponseCode {
	const rule: IAuthenticateRuleResponseSuccessBody = { type: 'responseSuccessBody', properties: { key, value, message } };
	// n8n evaluates both kinds side by side; only its type asks for one kind per list.
	return rule as unknown as IAuthenticateRuleResponseCode;
}
