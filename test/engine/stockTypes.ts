import type {
	ICredentialType,
	IExecuteFunctions,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
	NodeConnectionType,
} from 'n8n-workflow';

/*
 * What a workflow needs from n8n-nodes-base when that package is not installed: its triggers, No-op,
 * notes, and the credential type that every OAuth2 credential extends. The engine stays the real one.
 */

const MAIN: NodeConnectionType[] = ['main'];

function describe(
	name: string,
	group: 'trigger' | 'transform' | 'input',
	inputs: NodeConnectionType[],
	outputs: NodeConnectionType[],
): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: [group],
		version: [1, 1.1, 1.2, 1.3, 2, 2.1],
		description: 'Stands in for the stock node of this name',
		defaults: { name },
		inputs,
		outputs,
		properties: [],
	};
}

function standInTrigger(name: string): new () => INodeType {
	return class StandInTrigger implements INodeType {
		description = describe(name, 'trigger', [], MAIN);

		async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
			return { manualTriggerFunction: async () => this.emit([[{ json: {} }]]) };
		}
	};
}

class NoOp implements INodeType {
	description = describe('noOp', 'transform', MAIN, MAIN);

	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	}
}

/** Only a note on the canvas: nothing leads to it. */
class StickyNote implements INodeType {
	description = describe('stickyNote', 'input', [], []);
}

/** Stand-ins under their stock names, registered as the package `n8n-nodes-base`. */
export const STAND_IN_NODES = [standInTrigger('scheduleTrigger'), standInTrigger('manualTrigger'), NoOp, StickyNote];

const hiddenWithDcr = { show: { useDynamicClientRegistration: [false] } };
const authorizes = {
	show: { grantType: ['authorizationCode', 'pkce'], useDynamicClientRegistration: [false] },
};

function text(name: string, more: Partial<INodeProperties> = {}): INodeProperties {
	return {
		displayName: name,
		name,
		type: 'string',
		default: '',
		displayOptions: hiddenWithDcr,
		...more,
	};
}

/** The properties a child inherits from n8n's OAuth2 API (2.41.1), with their display conditions. */
export class OAuth2Api implements ICredentialType {
	name = 'oAuth2Api';

	displayName = 'OAuth2 API';

	genericAuth = true;

	properties: INodeProperties[] = [
		text('useDynamicClientRegistration', {
			type: 'hidden',
			default: false,
			displayOptions: undefined,
		}),
		text('grantType', {
			type: 'options',
			options: [
				{ name: 'Authorization Code', value: 'authorizationCode' },
				{ name: 'Client Credentials', value: 'clientCredentials' },
				{ name: 'PKCE', value: 'pkce' },
			],
			default: 'authorizationCode',
		}),
		text('serverUrl', { displayOptions: { show: { useDynamicClientRegistration: [true] } } }),
		text('authUrl', { displayOptions: authorizes, required: true }),
		text('accessTokenUrl', { required: true }),
		text('clientId', { required: true }),
		text('clientCredentialType', {
			type: 'hidden',
			default: 'clientSecret',
			displayOptions: undefined,
		}),
		text('clientSecret', { typeOptions: { password: true }, required: true }),
		text('privateKey', { type: 'hidden', displayOptions: undefined }),
		text('certificate', { type: 'hidden', displayOptions: undefined }),
		text('scope'),
		text('authQueryParameters', { displayOptions: authorizes }),
		text('authentication', {
			type: 'options',
			options: [
				{ name: 'Body', value: 'body' },
				{ name: 'Header', value: 'header' },
			],
			default: 'header',
		}),
		text('ignoreSSLIssues', {
			type: 'boolean',
			default: false,
			displayOptions: undefined,
			doNotInherit: true,
		}),
		text('tokenExpiredStatusCode', {
			type: 'number',
			default: 401,
			displayOptions: undefined,
			doNotInherit: true,
		}),
	];
}
