/**
 * Negative controls: each answer that a fact reads is changed, one place at a time, between simulator and fact.
 * A mutant is killed when the fact then differs.
 */
import type { Fact, Service } from './fact';
import { runOnSimulator } from './runFact';
import type { Answer } from './server';
import { watched, type Place } from './watch';

export interface Mutant {
	/** Which request of the fact, counted from 0. */
	request: number;
	place: Place;
	change: string;
}

export interface MutantRun {
	mutant: Mutant;
	killed: boolean;
}

type Change = (value: unknown) => unknown;

/** The mutants of a fact: what it reads, dropped or made into something else. */
export async function mutantsOf(service: Service, fact: Fact, variant: string): Promise<Mutant[]> {
	const read = new Map<string, { request: number; place: Place; value: unknown }>();
	const outcome = await runOnSimulator(service, fact, variant, ({ answer }, request) =>
		watched(answer, (place) => read.set(`${request} ${place.join('.')}`, { request, place, value: at(answer, place) })),
	);
	if (outcome.result !== 'holds') return [];
	return [...read.values()]
		.filter(({ place }) => !['headers', 'body'].includes(place.join('.')) || false)
		.concat([...read.values()].filter(({ place, value }) => place.join('.') === 'body' && !isObject(value)))
		.filter(({ place, value }, _, all) => !isObject(value) || Array.isArray(value) || !all.some((other) => isBelow(other.place, place)))
		.flatMap(({ request, place, value }) => Object.keys(changesOf(place, value)).map((change) => ({ request, place, change })));
}

export async function runMutant(service: Service, fact: Fact, variant: string, mutant: Mutant): Promise<MutantRun> {
	const { result } = await runOnSimulator(service, fact, variant, ({ answer }, request) =>
		request === mutant.request ? mutated(answer, mutant) : answer,
	);
	return { mutant, killed: result === 'differs' };
}

/** A fact has a negative control only where one of its mutants is killed. */
export const shown = ({ request, place, change }: Mutant): string => `request ${request + 1}: ${place.join('.')} ${change}`;

function mutated(answer: Answer, { place, change }: Mutant): Answer {
	const copy = structuredClone(answer);
	const parent = at(copy, place.slice(0, -1));
	if (!isObject(parent)) return copy;
	const name = place.at(-1) as string;
	const alter = changesOf(place, (parent as Record<string, unknown>)[name])[change];
	if (alter === undefined) return copy;
	(parent as Record<string, unknown>)[name] = alter((parent as Record<string, unknown>)[name]);
	return copy;
}

function changesOf(place: Place, value: unknown): Record<string, Change> {
	if (place.join('.') === 'status') return { 'another status': (status) => (Number(status) < 300 ? 500 : 200) };
	if (value === undefined) return { 'is there': () => 'mutant' };
	const dropped: Record<string, Change> = value === null ? {} : { dropped: () => undefined };
	if (Array.isArray(value)) {
		// One entry too many is a wrong count; an empty list stays a list.
		return value.length === 0 ? { 'one entry': () => [{ mutant: true }] } : { emptied: () => [] };
	}
	if (typeof value === 'number') return { ...dropped, 'as text': String };
	if (typeof value === 'boolean') return { turned: (truth) => !truth };
	if (typeof value === 'string') return { ...dropped };
	return value === null ? { 'is there': () => ({ mutant: true }) } : dropped;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isBelow = (place: Place, parent: Place): boolean =>
	place.length > parent.length && parent.every((name, index) => place[index] === name);

function at(value: unknown, place: Place): unknown {
	return place.reduce<unknown>((one, name) => (isObject(one) ? (one as Record<string, unknown>)[name] : undefined), value);
}
