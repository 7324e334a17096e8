import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { WebAnswer } from '../shared/auth/pages';
import { baseUrl } from '../shared/http/url';
import { asText } from '../shared/util/text';
import { withoutEnding } from '../shared/util/withoutEnding';
import { Access } from './access';
import { part } from './card';
import type { Language, PanelSettings } from './html';

/** One request to one panel. */
export interface Visit {
	context: IWebhookFunctions;
	method: string;
	/** What follows the panel's own address: '' for the page, `/api/view`. */
	route: string;
	query: Record<string, unknown>;
	headers: Record<string, unknown>;
	access: Access;
	settings: PanelSettings;
}

export type Answer = WebAnswer & {
	/** Starts the workflow. */
	event?: IDataObject;
	/** Goes on after the answer was sent. */
	afterwards?: () => Promise<unknown>;
	/** In place of `body`. */
	bytes?: Buffer;
	/** With status 200: n8n sends it, once every process can see what was marked. */
	whenSaved?: boolean;
};

export type Handler = (visit: Visit) => Answer | Promise<Answer>;

/** @throws InputError for an Image Address that is none */
export function visitOf(context: IWebhookFunctions): Visit {
	const request = context.getRequestObject() as unknown as { path: string; method: string };
	const key = asText(context.getNodeParameter('panelKey', ''));
	// n8n's public address of the panel: behind a proxy its path may be longer than the one n8n sees.
	const address = withoutEnding(context.getNodeWebhookUrl('default') ?? 'http://localhost', '/');
	const root = new URL(address).pathname;
	const panel = withoutEnding(asText(context.getNodeParameter('path', '')).replace(/^\/+/, ''), '/');
	const pathname = withoutEnding(asText(request.path), '/');
	const headers = { ...context.getHeaderData() };
	return {
		context,
		method: asText(request.method),
		route: pathname.slice(pathname.indexOf(`/${panel}`) + panel.length + 1),
		query: { ...(context.getQueryData() as IDataObject) },
		headers,
		access: new Access(key, root),
		settings: { address, root, language: languageOf(headers['accept-language']), images: imagesOf(context) },
	};
}

/** The first language of the browser that the panel speaks. */
function languageOf(header: unknown): Language {
	for (const part of asText(header).toLowerCase().split(',')) {
		if (part.trim().startsWith('zh')) return 'zh';
		if (part.trim().startsWith('en')) return 'en';
	}
	return 'en';
}

const IMAGES = 'https://image.tmdb.org/t/p';

function imagesOf(context: IWebhookFunctions): string {
	const options = part(context.getNodeParameter('options', {}));
	const text = asText(options.imageAddress);
	return text === '' ? IMAGES : baseUrl(text, 'Image Address');
}
