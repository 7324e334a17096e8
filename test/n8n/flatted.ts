/**
 * Decodes n8n's execution data: an array whose entries name each other by index, as strings, so
 * that an object which occurs twice is written once.
 */
export function unflatten(text: string): unknown {
	const entries = JSON.parse(text) as unknown[];
	const done = new Map<string, unknown>();
	const resolve = (index: string): unknown => {
		const entry = entries[Number(index)];
		if (typeof entry !== 'object' || entry === null) return entry;
		if (done.has(index)) return done.get(index);
		const target: Record<string, unknown> | unknown[] = Array.isArray(entry) ? [] : {};
		done.set(index, target);
		for (const [key, value] of Object.entries(entry)) {
			Object.assign(target, { [key]: typeof value === 'string' ? resolve(value) : value });
		}
		return target;
	};
	return resolve('0');
}
