import { NodeApiError, NodeOperationError, type IDataObject, type INode, type INodeExecutionData, type JsonObject } from 'n8n-workflow';
import { ServiceError } from './errors';

/**
 * n8n sends an item with the keys `error` and `message`, and no others, to the node's error output.
 * So the details are in `message`: n8n before 2.36 takes an item with any third key for a good one.
 */
export function failedItem(
	nodeError: NodeApiError | NodeOperationError,
	error: unknown,
	index: number,
	outputs: number,
): INodeExecutionData[][] {
	const details: IDataObject = { description: nodeError.description ?? undefined };
	if (error instanceof ServiceError) {
		details.service = error.service;
		details.statusCode = error.status;
		details.errorCode = error.code;
	}
	const item: INodeExecutionData = { json: { error: nodeError.message, message: details }, pairedItem: { item: index } };
	return Array.from({ length: outputs }, (_, output) => (output === 0 ? [item] : []));
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
