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
	const read = new Map<string, Read>();
	const outcome = await runOnSimulator(service, fact, variant, ({ answer }, request) =>
		watched(answer, (place) => read.set(`${request} ${place.join('.')}`, { request, place, value: at(answer, place) })),
	);
	if (outcome.result !== 'holds') return [];
	const places = [...read.values()].filter(({ place, value }) => !['headers', 'body'].includes(place.join('.')) || !isObject(value));
	return places
		.filter(({ place, value }) => !isObject(value) || Array.isArray(value) || !places.some((other) => isBelow(other.place, place)))
		.filter((one) => isAtAnEnd(one, places))
		.flatMap(({ request, place, value }) => Object.keys(changesOf(place, value)).map((change) => ({ request, place, change })));
}

interface Read {
	request: number;
	place: Place;
	value: unknown;
}

/**
 * Entries of a list are read alike, so its first and its last entry that were read stand for those between: without this,
 * a fact that looks at every entry of a page of 250 would count 250 times.
 */
function isAtAnEnd({ request, place }: Read, all: Read[]): boolean {
	return place.every((name, depth) => {
		if (!/^\d+$/.test(name)) return true;
		const beside = all
			.filter((other) => other.request === request && other.place.length > depth && isBelow(other.place, place.slice(0, depth)))
			.map((other) => Number(other.place[depth]))
			.filter(Number.isInteger);
		return Number(name) === Math.min(...beside) || Number(name) === Math.max(...beside);
	});
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
	// A list without one of its entries is shorter.
	if (Array.isArray(parent) && change === 'dropped') parent.splice(Number(name), 1);
	else (parent as Record<string, unknown>)[name] = alter((parent as Record<string, unknown>)[name]);
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
