import type { IDataObject } from 'n8n-workflow';
import type { FaultAdapter, FaultWorld, ListedOperation, Sample } from '../faults/adapter';

/** A value as an expression; `}}` would end it. */
export const literal = (value: unknown): string => (JSON.stringify(value) ?? 'null').replaceAll('}}', '} }');

/** Fills the fields for as many items as asked for, each about another thing where the adapter knows several. */
export async function samplesOf(
	adapter: FaultAdapter,
	operation: ListedOperation,
	world: FaultWorld,
	count: number,
): Promise<Sample[] | undefined> {
	const samples: Sample[] = [];
	for (let index = 0; index < count; index++) {
		const sample = await adapter.sample(operation, world);
		if (sample === undefined) return undefined;
		samples.push({ ...sample, parameters: { ...sample.parameters, ...adapter.another?.(sample.parameters, index) } });
	}
	return samples;
}

/** One run of several items: what differs between them is an expression that each item evaluates for itself. */
export function together(samples: Sample[]): Sample {
	const names = [...new Set(samples.flatMap(({ parameters }) => Object.keys(parameters)))];
	const parameters: IDataObject = {};
	for (const name of names) parameters[name] = perItem(samples.map((sample) => sample.parameters[name]));
	return { parameters, items: samples.map(({ items }) => items?.[0] ?? {}) };
}

function perItem(values: Array<IDataObject[string]>): IDataObject[string] {
	const texts = new Set(values.map((value) => JSON.stringify(value)));
	return texts.size === 1 ? values[0] : `={{ ${literal(values)}[$itemIndex] }}`;
}

/** A field, what it holds where nobody fills it in, and an expression that makes its item fail before it writes. */
export interface BadField {
	name: string;
	initial: unknown;
	wrong: string;
}

/** The field is bad at one item, and holds what it held at the others. */
export function wrongAt({ parameters, items }: Sample, { name, initial, wrong }: BadField, index: number): Sample {
	const held = Object.hasOwn(parameters, name) ? parameters[name] : initial;
	const before = typeof held === 'string' && held.startsWith('={{') ? held.slice(3, -2) : literal(held);
	return { parameters: { ...parameters, [name]: `={{ $itemIndex === ${index} ? ${wrong} : ${before} }}` }, items };
}
