import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { keyBefore, testKey } from '../shared/auth/keyWeb';
import { serveSignIn } from './trigger/connectWeb';

export class HdHiveOAuthTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HDHive OAuth Callback Trigger',
		name: 'hdHiveOAuthTrigger',
		icon: { light: 'file:hdHive.svg', dark: 'file:hdHive.dark.svg' },
		group: ['trigger'],
		version: [1, 2],
		subtitle: 'Sign in to HDHive',
		description: 'Signs in to HDHive in your browser, stores the sign-in in the credential, and starts the workflow then',
		defaults: { name: 'HDHive OAuth Callback Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// In words, not from shared code: n8n's scanner reads them here.
		credentials: [
			{ name: 'watchFlowHdHiveOAuth2Api', required: true },
			// Not required: a node from before has its key in a field.
			{ name: 'watchFlowKeyApi', required: false, testedBy: 'testKey' },
		],
		webhooks: [
			{ name: 'default', httpMethod: 'GET', responseMode: 'onReceived', path: 'callback' },
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'connect' },
		],
		properties: [
			{
				displayName:
					'1. Choose a WatchFlow Key credential and publish the workflow. 2. Allow the production address …/callback in the settings of your HDHive app, unless its list is empty. 3. Open the production address …/connect with ?key= and that key in a browser.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			keyBefore('Connect Key', 'connectKey'),
		],
	};

	/** HDHive is told the address with each sign-in, so there is nothing to register there. */
	webhookMethods = {
		default: {
			checkExists: async (): Promise<boolean> => await Promise.resolve(true),
			create: async (): Promise<boolean> => await Promise.resolve(true),
			delete: async (): Promise<boolean> => await Promise.resolve(true),
		},
	};

	methods = { credentialTest: { testKey } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await serveSignIn(this);
	}
}
