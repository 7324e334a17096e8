import { asText } from '../util/text';

/** What other fields of a form hold where no item is at hand: for drop-downs, and for what n8n itself decides by the stored value. */

interface FormContext {
	getCurrentNodeParameter(name: string): unknown;
}

/**
 * What another field of the open form holds. Not by n8n's `extractValue`, which throws for fields that are not shown
 * just now.
 *
 * @param name with "&" that of the field beside this one, in a row of a list
 * @returns trimmed text, of a resource locator that of its value; '' as long as it holds an expression
 */
export function chosenInForm(context: FormContext, name: string): string {
	const held = context.getCurrentNodeParameter(name);
	const text = asText(typeof held === 'object' ? (held as { value?: unknown } | null)?.value : held).trim();
	return text.startsWith('=') ? '' : text;
}

/** A parameter as it is stored: which credential a node uses is decided by that, as n8n does. */
export const storedText = (node: { parameters?: Record<string, unknown> }, name: string): string => asText(node.parameters?.[name]).trim();
