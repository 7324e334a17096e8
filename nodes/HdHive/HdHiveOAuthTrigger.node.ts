import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { callbackForm, KEY_TEST, NOTHING_TO_REGISTER } from '../shared/auth/callbackTrigger';
import { serveSignIn } from './trigger/connectWeb';

export class HdHiveOAuthTrigger implements INodeType {
	description: INodeTypeDescription = {
		...callbackForm(
			'1. Choose a WatchFlow Key credential and publish the workflow. 2. Allow the production address …/callback in the settings of your HDHive app, unless its list is empty. 3. Open the production address …/connect with ?key= and that key in a browser.',
		),
		displayName: 'HDHive OAuth Callback Trigger',
		name: 'hdHiveOAuthTrigger',
		icon: { light: 'file:hdHive.svg', dark: 'file:hdHive.dark.svg' },
		version: [1, 2],
		subtitle: 'Sign in to HDHive',
		description: 'Signs in to HDHive in your browser, stores the sign-in in the credential, and starts the workflow then',
		defaults: { name: 'HDHive OAuth Callback Trigger' },
		// In words, not from shared code: n8n's scanner reads them here.
		credentials: [
			{ name: 'watchFlowHdHiveOAuth2Api', required: true },
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
