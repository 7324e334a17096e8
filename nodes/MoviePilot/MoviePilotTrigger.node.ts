import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { answerWeb } from '../shared/auth/callbackWeb';
import { judgeKey, keyBefore, keyOfNode, testKey } from '../shared/auth/keyWeb';
import { triggerInput } from '../shared/node/itemInput';
import { asText } from '../shared/util/text';
import { eventOptions } from './trigger/events';
import { receive } from './trigger/receive';
import { notice, string, multiOptions } from '../shared/node/fields';

const fields = [
	notice(
		'1. Choose a WatchFlow Key credential: its key is the secret. Publish the workflow. 2. In MoviePilot install the plugin "Webhook", choose POST, and give it the production address of this node with ?secret= and that key behind it. MoviePilot writes that address into its log, so use a key that is used nowhere else.',
		'notice',
	),
	keyBefore('Secret', 'secret'),
	multiOptions('Events', 'events', eventOptions, 'The events that start the workflow; none for every event, of which there are many', {
		default: ['subscribe.added', 'subscribe.complete', 'download.added', 'transfer.complete', 'transfer.failed'],
	}),
	string('Other Events', 'otherEvents', 'Further event types as MoviePilot writes them, separated by commas', {
		placeholder: 'e.g. agent.tokens.usage',
	}),
];

export class MoviePilotTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'MoviePilot Trigger',
		name: 'moviePilotTrigger',
		icon: { light: 'file:moviePilot.svg', dark: 'file:moviePilot.dark.svg' },
		group: ['trigger'],
		version: [1, 2],
		subtitle:
			'={{ $parameter["events"].length > 2 ? $parameter["events"].length + " events" : $parameter["events"].join(", ") || "every event" }}',
		description: 'Starts the workflow when MoviePilot reports an event: a subscription, download, transfer and more',
		defaults: { name: 'MoviePilot Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// In words, not from shared code: n8n's scanner reads them here.
		credentials: [
			// Not required: a node from before has its key in a field.
			{ name: 'watchFlowKeyApi', required: false, testedBy: 'testKey' },
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'moviepilot' }],
		properties: fields,
	};

	/** The address is typed into MoviePilot's plugin, so there is nothing to register there. */
	webhookMethods = {
		default: {
			checkExists: async (): Promise<boolean> => await Promise.resolve(true),
			create: async (): Promise<boolean> => await Promise.resolve(true),
			delete: async (): Promise<boolean> => await Promise.resolve(true),
		},
	};

	methods = { credentialTest: { testKey } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { secret } = this.getQueryData() as { secret?: unknown };
		const { 'x-webhook-secret': fromHeader } = this.getHeaderData() as Record<string, unknown>;
		const input = triggerInput(this, fields);
		const chosen = input.strings('events');
		const others = input
			.string('otherEvents')
			.split(',')
			.map((type) => type.trim());
		const key = await keyOfNode(this, 'secret');
		const { answer, event } = await receive(
			{ secret: asText(secret) || asText(fromHeader), body: this.getBodyData() },
			{
				secret: key,
				judge: async (offered) => await judgeKey(this, offered, key),
				events: [...chosen, ...others.filter((type) => type !== '')],
				now: Date.now(),
			},
		);
		return answerWeb(this, answer, event);
	}
}
