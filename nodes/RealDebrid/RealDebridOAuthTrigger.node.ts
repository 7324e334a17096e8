import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { callbackForm, KEY_TEST, NOTHING_TO_REGISTER } from '../shared/auth/callbackTrigger';
import { serveSignIn } from './trigger/callbackWeb';

export class RealDebridOAuthTrigger implements INodeType {
	description: INodeTypeDescription = {
		...callbackForm(
			'1. Choose a WatchFlow Key credential and publish the workflow. 2. Enter the production address …/callback as redirect URL of your app at real-debrid.com/apps. 3. Open the production address …/connect with ?key= and that key in a browser.',
		),
		displayName: 'Real-Debrid OAuth Callback Trigger',
		name: 'realDebridOAuthTrigger',
		icon: { light: 'file:realDebrid.svg', dark: 'file:realDebrid.dark.svg' },
		version: [1, 2],
		subtitle: 'Sign in to Real-Debrid',
		description: 'Signs in to Real-Debrid in your browser with an app of your own, and starts the workflow then',
		defaults: { name: 'Real-Debrid OAuth Callback Trigger' },
		// In words, not from shared code: n8n's scanner reads them here.
		credentials: [
			{ name: 'watchFlowRealDebridOAuth2Api', required: true },
			// Not required: a node from before has its key in a field.
			{ name: 'watchFlowKeyApi', required: false, testedBy: 'testKey' },
		],
	};

	webhookMethods = NOTHING_TO_REGISTER;

	methods = KEY_TEST;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await serveSignIn(this);
	}
}
