import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { panelCredentials, panelFields } from './fields';
import { servePanel } from './serve';

/** Below the panel's own address. */
const below = (path: string): string => `={{$parameter["path"]}}${path}`;

const webhook = (httpMethod: 'GET' | 'POST', path: string) =>
	({
		name: 'default',
		httpMethod,
		responseMode: 'onReceived',
		isFullPath: true,
		path: below(path),
		ndvHideUrl: path !== '' || httpMethod === 'POST',
	}) as const;

export class MediaPanelTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Media Panel Trigger',
		name: 'mediaPanelTrigger',
		icon: { light: 'file:mediaPanel.svg', dark: 'file:mediaPanel.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '=/{{$parameter["path"]}}',
		description:
			'Serves a web app for your phone with what airs, what you watch and what is new, and starts the workflow with everything you do in it',
		defaults: { name: 'Media Panel Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: panelCredentials,
		webhooks: [
			webhook('GET', ''),
			webhook('POST', ''),
			webhook('GET', '/app.webmanifest'),
			webhook('GET', '/icon-180.png'),
			webhook('GET', '/icon-512.png'),
			webhook('GET', '/flush'),
			webhook('POST', '/flush'),
			webhook('GET', '/api/view'),
			webhook('POST', '/api/act'),
		],
		properties: panelFields,
	};

	/** Nothing is registered at Trakt or TMDB. */
	webhookMethods = {
		default: {
			checkExists: async (): Promise<boolean> => await Promise.resolve(true),
			create: async (): Promise<boolean> => await Promise.resolve(true),
			delete: async (): Promise<boolean> => await Promise.resolve(true),
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await servePanel(this);
	}
}
