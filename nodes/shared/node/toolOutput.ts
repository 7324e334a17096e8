import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/**
 * What an AI agent gets of a node that it uses as a tool: n8n hands it the first output alone, as text, and a
 * long text fills the model's memory or is refused.
 */

/** Characters of JSON that one answer of a tool may have. */
export const MOST_CHARACTERS = 16_000;

/** n8n gives a node that an agent uses this ending in its type. */
export const isTool = (context: { getNode(): { type: string } }): boolean => context.getNode().type.endsWith('Tool');

type Items = INodeExecutionData[];

/** One output: summaries first where a node has an output for them, then as many results as fit, then how many do not. */
export function toolOutput(outputs: Items[]): Items[] {
	const [results = [], ...summaries] = outputs;
	const all = [...summaries.flat(), ...results];
	const kept: Items = [];
	let left = MOST_CHARACTERS;
	for (const item of all) {
		const json = shortened(item.json, kept.length === 0 ? MOST_CHARACTERS / 2 : left);
		left -= JSON.stringify(json).length;
		if (left < 0) break;
		kept.push({ ...item, json });
	}
	const leftOut = all.length - kept.length;
	if (leftOut > 0) kept.push({ json: { leftOut, message: leftOutText(leftOut) }, pairedItem: all[kept.length]?.pairedItem });
	return [kept, ...summaries.map(() => [])];
}

const leftOutText = (count: number): string =>
	`${count} more results are left out here. Ask again with a lower Limit, a filter or a more exact search to get others.`;

/** Entries of a list and characters of a text that are kept, from generous to strict. */
const SIZES: Array<[number, number]> = [
	[50, 2_000],
	[10, 500],
	[3, 200],
	[1, 80],
];

/** The same object, with long lists and texts cut until it fits. */
function shortened(json: IDataObject, most: number): IDataObject {
	if (JSON.stringify(json).length <= most) return json;
	const tries = SIZES.map(([entries, characters]) => cut(json, entries, characters) as IDataObject);
	return tries.find((one) => JSON.stringify(one).length <= most) ?? { leftOut: 1, message: leftOutText(1) };
}

function cut(value: unknown, entries: number, characters: number): unknown {
	if (typeof value === 'string') return value.length > characters ? `${value.slice(0, characters)}… (${value.length} characters)` : value;
	if (Array.isArray(value)) {
		const kept = value.slice(0, entries).map((one) => cut(one, entries, characters));
		return value.length > entries ? [...kept, `… ${value.length - entries} more left out`] : kept;
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cut(inner, entries, characters)]));
}
