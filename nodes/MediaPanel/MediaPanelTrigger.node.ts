import {
	NodeConnectionTypes,
	NodeOperationError,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { panelFields } from './fields';
import { checkedPath, webhookPath } from './panelPath';
import { servePanel } from './serve';
import { ensureSecret } from './vault';
import { vaultName } from './visit';
import { testKey } from '../shared/auth/keyWeb';
import type { InputError } from '../shared/node/errors';
import { triggerInput } from '../shared/node/itemInput';

const webhook = (httpMethod: 'GET' | 'POST', path: string) =>
	({
		name: 'default',
		httpMethod,
		responseMode: 'onReceived',
		isFullPath: true,
		path: webhookPath(path),
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
		// In words, not from the services: n8n's scanner reads them here.
		credentials: [
			{ name: 'watchFlowTraktOAuth2Api', required: true, displayOptions: { show: { authentication: ['oAuth2'] } } },
			{ name: 'watchFlowTraktDeviceApi', required: true, displayOptions: { show: { authentication: ['device'] } } },
			{ name: 'watchFlowTmdbApi', required: true },
			{ name: 'watchFlowKeyApi', required: false, testedBy: 'testKey' },
			{ name: 'watchFlowMoviePilotApi', required: false },
			{ name: 'watchFlowSeerrApi', required: false },
			{ name: 'watchFlowRadarrApi', required: false },
			{ name: 'watchFlowSonarrApi', required: false },
		],
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
			webhook('POST', '/api/page'),
		],
		properties: panelFields,
	};

	/**
	 * Nothing is registered at Trakt or TMDB. When the workflow is published, a path that would not work is refused, and
	 * the secret is made that signs sessions: n8n saves it before any of its processes serves the panel.
	 */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const problem = pathProblem(this);
				if (problem !== undefined) throw new NodeOperationError(this.getNode(), problem.message, { description: problem.description });
				ensureSecret(vaultName(this), this.getWorkflowStaticData('node'));
				return await Promise.resolve(true);
			},
			create: async (): Promise<boolean> => await Promise.resolve(true),
			delete: async (): Promise<boolean> => await Promise.resolve(true),
		},
	};

	methods = { credentialTest: { testKey } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await servePanel(this);
	}
}

function pathProblem(context: IHookFunctions): InputError | undefined {
	try {
		checkedPath(triggerInput(context, panelFields).string('path'));
		return undefined;
	} catch (error) {
		return error as InputError;
	}
}
