import { NodeApiError, NodeOperationError, type INode, type INodeExecutionData, type JsonObject } from 'n8n-workflow';
import { ServiceError } from './errors';

/**
 * n8n sends an item with the keys `error` and `message`, and no others, to the node's error output: n8n before
 * 2.36 takes an item with any third key for a good one. Both are text: what happened, and what to do about it.
 */
export function failedItem(
	nodeError: NodeApiError | NodeOperationError,
	error: unknown,
	index: number,
	outputs: number,
): INodeExecutionData[][] {
	const message = `${nodeError.description ?? ''}${details(error)}`.trim() || nodeError.message;
	const item: INodeExecutionData = { json: { error: nodeError.message, message }, pairedItem: { item: index } };
	return Array.from({ length: outputs }, (_, output) => (output === 0 ? [item] : []));
}

/** " (Trakt, HTTP 404, code NOT_FOUND)" */
function details(error: unknown): string {
	if (!(error instanceof ServiceError)) return '';
	const known = [error.status === undefined ? '' : `HTTP ${error.status}`, error.code ? `code ${error.code}` : ''].filter(
		(part) => part !== '',
	);
	return known.length === 0 ? '' : ` (${[error.service, ...known].join(', ')})`;
}

/**
 * Words an error for n8n. What a service sent is left behind on purpose: n8n stores an error's cause
 * with the execution, and an HTTP client's error holds the request with its tokens.
 */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeApiError | NodeOperationError {
	if (error instanceof ServiceError) {
		const facts: JsonObject = { message: error.message, description: error.description };
		return new NodeApiError(node, facts, {
			message: error.message,
			description: error.description,
			httpCode: error.status === undefined ? undefined : String(error.status),
			itemIndex,
		});
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		if (itemIndex !== undefined) error.context.itemIndex = itemIndex;
		delete error.context.data;
		return Object.assign(error, { cause: undefined, errorResponse: undefined });
	}
	const { message, description } = error as { message?: string; description?: string };
	return new NodeOperationError(node, message ?? 'Something unexpected happened', { description, itemIndex });
}
