import type { IDataObject } from 'n8n-workflow';
import type { FaultAdapter, FaultWorld, ListedOperation, Sample } from '../faults/adapter';

/** A value as an expression; `}}` would end it. */
export const literal = (value: unknown): string => (JSON.stringify(value) ?? 'null').replaceAll('}}', '} }');

/** As many items as asked for, each with its own things at the service where the adapter makes new ones. */
export async function batchSample(
	adapter: FaultAdapter,
	operation: ListedOperation,
	world: FaultWorld,
	count: number,
): Promise<Sample | undefined> {
	const samples: Sample[] = [];
	for (let index = 0; index < count; index++) {
		const sample = await adapter.sample(operation, world);
		if (sample === undefined) return undefined;
		samples.push(sample);
	}
	const names = [...new Set(samples.flatMap(({ parameters }) => Object.keys(parameters)))];
	const parameters: IDataObject = {};
	for (const name of names) parameters[name] = perItem(samples.map((sample) => sample.parameters[name]));
	return { parameters, items: samples.map(({ items }) => items?.[0] ?? {}) };
}

function perItem(values: Array<IDataObject[string]>): IDataObject[string] {
	const texts = new Set(values.map((value) => JSON.stringify(value)));
	return texts.size === 1 ? values[0] : `={{ ${literal(values)}[$itemIndex] }}`;
}

/** The parameter holds `wrong` at one item, and what it held at the others. */
export function wrongAt(sample: Sample, name: string, index: number, wrong: unknown): Sample {
	const held = sample.parameters[name];
	const before = typeof held === 'string' && held.startsWith('={{') ? held.slice(3, -2) : literal(held);
	return {
		...sample,
		parameters: { ...sample.parameters, [name]: `={{ $itemIndex === ${index} ? ${literal(wrong)} : ${before} }}` },
	};
}
