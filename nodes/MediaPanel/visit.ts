import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { addressOfVisit, keyOfNode } from '../shared/auth/keyWeb';
import type { WebAnswer } from '../shared/auth/webAnswer';
import { baseUrl } from '../shared/http/url';
import { triggerInput } from '../shared/node/itemInput';
import { asText } from '../shared/util/text';
import { withoutEnding } from '../shared/util/withoutEnding';
import { Access } from './access';
import type { KeptActions } from './actions/ledger';
import { panelFields } from './fields';
import type { Language, PanelSettings } from './html';
import type { ChangeTimes } from './changeTimes';
import type { KeptVault } from './vault';

/** What n8n keeps with the workflow, so that every process sees it. */
interface Kept extends ChangeTimes, KeptActions, KeptVault {
	/** Chosen in the panel. */
	language?: Language;
	/** Two letters; '' for the browser's. */
	region?: string;
}

/** One request to one panel. */
export interface Visit {
	context: IWebhookFunctions;
	method: string;
	/** As the browser sent it, percent-encoded. */
	pathname: string;
	query: Record<string, unknown>;
	headers: Record<string, unknown>;
	/** The Panel Key is there and long enough only if its length says so. */
	keyLength: number;
	access: Access;
	kept: Kept;
	settings: PanelSettings;
}

export type Answer = WebAnswer & {
	/** Starts the workflow. */
	event?: IDataObject;
	/** Goes on after the answer was sent. */
	afterwards?: () => Promise<unknown>;
	/** In place of `body`. */
	bytes?: Buffer;
	/** With status 200: n8n sends it, once every process can see what was kept. */
	whenSaved?: boolean;
};

export type Handler = (visit: Visit) => Answer | Promise<Answer>;

/** @throws InputError for an Image Address that is none */
export async function visitOf(context: IWebhookFunctions): Promise<Visit> {
	const request = context.getRequestObject() as unknown as { path: string; method: string };
	const key = await keyOfNode(context, 'panelKey');
	// n8n's public address of the panel: behind a proxy its path may be longer than the one n8n sees.
	const address = withoutEnding(context.getNodeWebhookUrl('default') ?? 'http://localhost', '/');
	const url = new URL(address);
	const root = withoutEnding(url.pathname, '/');
	const headers = { ...context.getHeaderData() };
	const kept = context.getWorkflowStaticData('node') as Kept;
	const panel = `${url.origin}${root}`;
	const access = new Access({
		key,
		panel,
		node: vaultName(context),
		instance: context.getInstanceId(),
		address: addressOfVisit(context),
		kept,
	});
	return {
		context,
		method: asText(request.method),
		pathname: asText(request.path),
		query: { ...(context.getQueryData() as IDataObject) },
		headers,
		keyLength: key.length,
		access,
		kept,
		settings: { address: panel, root, language: kept.language ?? languageOf(headers['accept-language']), images: imagesOf(context) },
	};
}

/** Names a node for what n8n keeps with its workflow: two panels may come to the same address after each other. */
export const vaultName = (context: Pick<IWebhookFunctions, 'getWorkflow' | 'getNode'>): string =>
	`${context.getWorkflow().id ?? ''} ${context.getNode().id}`;

/** The first language of the browser that the panel speaks. */
function languageOf(header: unknown): Language {
	for (const part of asText(header).toLowerCase().split(',')) {
		if (part.trim().startsWith('zh')) return 'zh';
		if (part.trim().startsWith('en')) return 'en';
	}
	return 'en';
}

/** The node's Options; those that were not added are absent. */
export const panelOptions = (context: IWebhookFunctions) => triggerInput(context, panelFields).collection('options');

const IMAGES = 'https://image.tmdb.org/t/p';

function imagesOf(context: IWebhookFunctions): string {
	const text = asText(panelOptions(context).imageAddress);
	return text === '' ? IMAGES : baseUrl(text, 'Image Address');
}

/**
 * Whether the browser has opened the panel by https, whatever n8n's public address says: a cookie that is marked as
 * secure is dropped by a browser that came by http, without a word.
 */
export function isSecureVisit({ context, headers }: Visit): boolean {
	const { protocol } = context.getRequestObject() as unknown as { protocol?: string };
	const forwarded = asText(headers['x-forwarded-proto']).split(',')[0]?.trim();
	if (protocol === 'https' || forwarded === 'https') return true;
	// A proxy that n8n does not trust: browsers send this header by https, and by http to the machine itself.
	const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i.test(asText(headers.host));
	return headers['sec-fetch-site'] !== undefined && !isHere;
}
