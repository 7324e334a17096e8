import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { keyBefore, testKey } from '../shared/auth/keyWeb';
import { serveSignIn } from './trigger/callbackWeb';

export class RealDebridOAuthTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Real-Debrid OAuth Callback Trigger',
		name: 'realDebridOAuthTrigger',
		icon: { light: 'file:realDebrid.svg', dark: 'file:realDebrid.dark.svg' },
		group: ['trigger'],
		version: [1, 2],
		subtitle: 'Sign in to Real-Debrid',
		description: 'Signs in to Real-Debrid in your browser with an app of your own, and starts the workflow then',
		defaults: { name: 'Real-Debrid OAuth Callback Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// In words, not from shared code: n8n's scanner reads them here.
		credentials: [
			{ name: 'watchFlowRealDebridOAuth2Api', required: true },
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
					'1. Choose a WatchFlow Key credential and publish the workflow. 2. Enter the production address …/callback as redirect URL of your app at real-debrid.com/apps. 3. Open the production address …/connect with ?key= and that key in a browser.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			keyBefore('Connect Key', 'connectKey'),
		],
	};

	/** Real-Debrid knows the address from the app's own settings, so there is nothing to register. */
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
