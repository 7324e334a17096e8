/** The shape of an answer: names of fields and types, no values. */

const MOST_KEYS = 60;

/** A name of the API (`tmdbId`, `first_aired`), in contrast to a key that is itself a value (a host, a title, a number). */
const isFieldName = (key: string) => /^[a-z][a-z0-9]*([A-Z_][A-Za-z0-9]*)*$/.test(key) && key.length <= 40;

export function shapeOf(value: unknown, depth = 0): unknown {
	if (value === null) return 'null';
	if (value === undefined) return 'absent';
	if (Array.isArray(value)) return value.length === 0 || depth > 5 ? 'array' : [shapeOf(value[0], depth + 1)];
	if (typeof value !== 'object') return typeof value;
	const entries = Object.entries(value);
	if (depth > 5 || entries.length > MOST_KEYS) return 'object';
	const shape: Record<string, unknown> = {};
	for (const [key, one] of entries) shape[isFieldName(key) ? key : '<key>'] = shapeOf(one, depth + 1);
	return shape;
}
