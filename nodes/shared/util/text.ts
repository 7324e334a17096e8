/** Text, numbers and booleans as text; anything else, which nobody would want to read as text, as ''. */
export function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
