import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from './errors';
import { asText } from '../util/text';

interface Named {
	resource: string;
	operation: string;
}

/**
 * Which of a node's operations an input item names. In an imported workflow both fields may hold anything.
 *
 * @throws InputError that names the field and what it takes, or what n8n says about the expression
 */
export function operationOf<Operation extends Named>(context: IExecuteFunctions, operations: Operation[], index: number): Operation {
	const given = (name: string): unknown => context.getNodeParameter(name, index, null);
	const resource = given('resource');
	const ofResource = operations.filter((one) => one.resource === asText(resource).trim());
	if (ofResource.length === 0) {
		const resources = operations.map((one) => one.resource);
		throw unknown('Resource', resource, 'does not exist', resources);
	}
	const operation = given('operation');
	const found = ofResource.find((one) => one.operation === asText(operation).trim());
	if (found !== undefined) return found;
	const names = ofResource.map((one) => one.operation);
	throw unknown('Operation', operation, `"${asText(resource).trim()}" does not have`, names);
}

/** What n8n makes of an expression in a selector: it takes the "=" away. */
const EXPRESSION = /^\{\{/;

function unknown(field: string, given: unknown, problem: string, values: string[]): InputError {
	const text = asText(typeof given === 'object' && given !== null ? JSON.stringify(given) : given).trim();
	const remedy = `se one of these: ${[...new Set(values)].sort().join(', ')}.`;
	if (text === '') return new InputError(field, 'is empty', `Check the expression in it, and u${remedy}`);
	const hint = EXPRESSION.test(text) ? 'n8n works out no expression in this field. ' : '';
	return new InputError(field, `is "${text.slice(0, 60)}", which ${problem}`, `${hint}U${remedy}`);
}
