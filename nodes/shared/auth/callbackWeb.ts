import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { CallbackRequest } from './callback';
import type { WebAnswer } from './webAnswer';

/** The part of the web server's response that is needed; its own types are not at hand. */
interface WebResponse {
	writeHead(status: number, headers: Record<string, string>): void;
	end(body: string): void;
}

/** The request of a webhook call as `callback.ts` reads it. */
export function webRequest(context: IWebhookFunctions): CallbackRequest {
	return {
		query: { ...context.getQueryData() },
		headers: { ...context.getHeaderData() },
		now: Date.now(),
	};
}

/**
 * Writes the answer to the browser itself, headers and all.
 *
 * @param event starts the workflow with this item when given
 * @returns what the node's `webhook` method returns
 */
export function answerWeb(context: IWebhookFunctions, answer: WebAnswer, event?: IDataObject): IWebhookResponseData {
	const response = context.getResponseObject() as unknown as WebResponse;
	response.writeHead(answer.status, answer.headers);
	response.end(answer.body);
	return event === undefined ? { noWebhookResponse: true } : { noWebhookResponse: true, workflowData: [[{ json: event }]] };
}
