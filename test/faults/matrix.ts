import type { EngineRun } from '../engine';
import { canonical, isBetween } from './canonical';
import { nameOf, type FaultWorld, type ListedOperation } from './adapter';
import { itemsOf, RANDOM_IDS, toldBy, type Driver } from './driver';
import { strikesFor, type FaultCase, type Strike } from './faultCases';
import { leaked, unclear, type Told } from './message';

export type Problem = 'wrong write' | 'wrong answer' | 'unclear message' | 'secret shown';

export interface Outcome {
	operation: string;
	fault: string;
	/** Survived: the same end as undisturbed. Failed: it said so. */
	ended: 'survived' | 'failed';
	/** A job of several steps stopped after some of them, each done as the undisturbed run does it. */
	midway: boolean;
	problems: Array<{ kind: Problem; text: string }>;
}

/** How an operation goes when nothing is disturbed. */
export interface Undisturbed {
	operation: ListedOperation;
	requests: number;
	/** The account at each request, and at the end. */
	states: string[];
	/** Requests that may change something. */
	writes: boolean;
	answer: string;
}

/** @returns undefined when the operation asks no service; a sentence when it fails undisturbed */
export async function undisturbed(driver: Driver, operation: ListedOperation): Promise<Undisturbed | string | undefined> {
	const world = await driver.adapter.start();
	try {
		const sample = await driver.adapter.sample(operation, world);
		if (sample === undefined) return undefined;
		for (const simulator of world.simulators) simulator.requests = [];
		const states = [stateOf(world)];
		for (const simulator of world.simulators) simulator.onRequest = () => void states.push(stateOf(world));
		const run = await driver.run(operation, sample, world);
		states.push(stateOf(world));
		const [told] = toldBy(run);
		if (told !== undefined) return `${told.message} | ${told.description}`;
		const requests = world.simulators.flatMap((simulator) => simulator.requests);
		if (requests.length === 0) return undefined;
		return {
			operation,
			requests: requests.length,
			states,
			writes: requests.some(({ method }) => method !== 'GET') || driver.adapter.writesByGet?.includes(nameOf(operation)) === true,
			answer: answerOf(driver, itemsOf(run)),
		};
	} finally {
		await world.close();
	}
}

/** All cases of an operation, to be run in any order. */
export function casesOf(known: Undisturbed, faults: FaultCase[]): Array<[FaultCase, Strike]> {
	return faults.flatMap((fault) => strikesFor(known.requests).map((strike): [FaultCase, Strike] => [fault, strike]));
}

export async function tryCase(driver: Driver, known: Undisturbed, fault: FaultCase, strike: Strike): Promise<Outcome> {
	const world = await driver.takeWorld();
	const issued = [...world.secrets()].length;
	let state = '';
	try {
		const sample = await driver.adapter.sample(known.operation, world);
		if (sample === undefined) throw new Error(`${nameOf(known.operation)} has lost its sample`);
		const disturb = disturber(world, fault, strike);
		const run = await driver.run(known.operation, sample, world);
		disturb.end();
		state = stateOf(world);
		const told = toldBy(run);
		const isStep = isStepOf(driver, known, state);
		return {
			operation: nameOf(known.operation),
			fault: `${fault.name}, ${strike.times === 1 ? 'once' : 'always'} from request ${strike.skip + 1}`,
			ended: told.length === 0 ? 'survived' : 'failed',
			midway: isStep && state !== known.states.at(-1) && state !== known.states[0],
			problems: [
				...wrongEnds(driver, known, { state, isStep, run, survived: told.length === 0, believable: fault.believable === true }),
				...told.flatMap((one) => wrongWords(one, driver.adapter.names)),
				...(leaked(run, world.secrets()).length > 0 ? [{ kind: 'secret shown', text: 'the execution holds a secret' } as const] : []),
			],
		};
	} finally {
		await driver.giveBack(world, state === known.states[0] && [...world.secrets()].length === issued);
	}
}

interface End {
	state: string;
	isStep: boolean;
	run: EngineRun;
	survived: boolean;
	believable: boolean;
}

function wrongEnds(driver: Driver, known: Undisturbed, { state, isStep, run, survived, believable }: End): Outcome['problems'] {
	const final = known.states.at(-1) ?? '';
	if (!isStep) return [{ kind: 'wrong write', text: `the account holds what no undisturbed run leaves: ${difference(final, state)}` }];
	if (!survived || believable) return [];
	if (driver.adapter.saysUnfinished?.(JSON.stringify(run.runData)) === true) return [];
	if (state !== final) return [{ kind: 'wrong write', text: `it claims success, but: ${difference(final, state)}` }];
	const answer = answerOf(driver, itemsOf(run));
	if (known.writes || answer === known.answer) return [];
	return [{ kind: 'wrong answer', text: difference(known.answer, answer) }];
}

function wrongWords(told: Told, names: readonly string[]): Outcome['problems'] {
	const lacks = unclear(told, names);
	if (lacks.length === 0) return [];
	return [{ kind: 'unclear message', text: `${lacks.join(', ')}: "${told.message}" | "${told.description}"` }];
}

/** Counts the requests of all servers together, and gives the fault to the one whose turn it is. */
function disturber(world: FaultWorld, { fault }: FaultCase, strike: Strike): { end(): void } {
	let seen = 0;
	for (const simulator of world.simulators) {
		simulator.onRequest = () => {
			const turn = seen++;
			simulator.faults.clear();
			if (turn === strike.skip || (strike.times === -1 && turn > strike.skip)) simulator.faults.add({ ...fault, times: 1 });
		};
	}
	return {
		end: () => {
			for (const simulator of world.simulators) simulator.onRequest = undefined;
		},
	};
}

/** A state that the undisturbed run passes, or part of what it does where the parts do not need each other. */
function isStepOf({ adapter }: Driver, { operation, states }: Undisturbed, state: string): boolean {
	if (states.includes(state)) return true;
	if (adapter.independentParts?.includes(nameOf(operation)) !== true) return false;
	const [before, after, found] = [states[0], states.at(-1), state].map((text) => JSON.parse(text ?? '') as unknown);
	return isBetween(before, after, found);
}

const stateOf = (world: FaultWorld): string => canonical(world.snapshot());

function answerOf({ adapter }: Driver, items: unknown): string {
	const text = canonical(items, RANDOM_IDS);
	return adapter.sameAnswer?.(text) ?? text;
}

/** The first place where two texts part, with a little around it. */
export function difference(expected: string, found: string): string {
	let at = 0;
	while (at < expected.length && expected[at] === found[at]) at++;
	const around = (text: string) => text.slice(Math.max(0, at - 60), at + 80);
	return `expected …${around(expected)}… but found …${around(found)}…`;
}
