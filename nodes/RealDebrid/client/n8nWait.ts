import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isTool } from '../../shared/node/toolOutput';

/**
 * Puts the execution into n8n's own wait, so that no worker is held. After it, n8n does not run the
 * node again but hands its input on; so the input is replaced by what this run has found.
 *
 * @param until milliseconds since 1970; undefined when there is nothing to wait for
 */
export async function leaveToN8n(
	context: IExecuteFunctions,
	results: INodeExecutionData[][],
	until: number | undefined,
): Promise<INodeExecutionData[][]> {
	// As an agent's tool the whole agent would be put to wait, and its answer lost.
	if (until === undefined || isTool(context)) return results;
	const input = context.getInputData();
	input.splice(0, input.length, ...(results[0] ?? []));
	await context.putExecutionToWait(new Date(until));
	return results;
}
