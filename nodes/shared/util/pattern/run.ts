import { isWord } from './chars';
import type { Condition, Program } from './program';
import type { Place } from './tree';

/**
 * Walks through a text once, with every way the pattern could be read under way at the same time: the time is
 * the length of the text times the size of the pattern, whatever they are.
 */
export class Walk {
	/** For each condition on the text around: where it holds. Worked out when it is first asked for. */
	private readonly tables = new Map<Program, Uint8Array>();

	constructor(private readonly codes: Int32Array) {}

	/** Is there a place in the text that the pattern fits at? */
	fits(program: Program): boolean {
		return this.run(program, false, () => true);
	}

	/** Where the pattern ends (forwards) or begins (backwards). */
	private places(program: Program, backwards: boolean): Uint8Array {
		const known = this.tables.get(program);
		if (known !== undefined) return known;
		const table = new Uint8Array(this.codes.length + 1);
		this.tables.set(program, table);
		this.run(program, backwards, (at) => {
			table[at] = 1;
			return false;
		});
		return table;
	}

	/** @param found told each place that the end is reached at; true stops the walk */
	private run(program: Program, backwards: boolean, found: (at: number) => boolean): boolean {
		const { codes } = this;
		const visited = new Int32Array(program.length);
		let ways: number[] = [0];
		for (let turn = 0; turn <= codes.length; turn++) {
			const at = backwards ? codes.length - turn : turn;
			const open = this.open(program, ways, at, visited, turn + 1);
			if (open.ended && found(at)) return true;
			const code = codes[backwards ? at - 1 : at];
			ways = [];
			if (code === undefined) break;
			for (const number of open.waiting) {
				const step = program[number];
				if (step?.kind === 'char' && step.set.has(code)) ways.push(step.then);
			}
			ways.push(0);
		}
		return false;
	}

	/** Goes on from each way to the steps that wait for a character. */
	private open(program: Program, ways: number[], at: number, visited: Int32Array, mark: number): { waiting: number[]; ended: boolean } {
		const waiting: number[] = [];
		let ended = false;
		while (ways.length > 0) {
			const number = ways.pop() as number;
			if (visited[number] === mark) continue;
			visited[number] = mark;
			const step = program[number];
			if (step === undefined) continue;
			if (step.kind === 'char') waiting.push(number);
			else if (step.kind === 'split') ways.push(step.or, step.either);
			else if (step.kind === 'end') ended = true;
			else if (this.holds(step.condition, at)) ways.push(step.then);
		}
		return { waiting, ended };
	}

	private holds(condition: Condition, at: number): boolean {
		if (typeof condition === 'string') return isAt(condition, this.codes, at);
		return (this.places(condition.program, condition.ahead)[at] === 1) !== condition.negative;
	}
}

const LINE_FEED = 0x0a;

function isAt(place: Place, codes: Int32Array, at: number): boolean {
	const before = codes[at - 1];
	const after = codes[at];
	switch (place) {
		case 'textStart':
			return at === 0;
		case 'textEnd':
			return after === undefined;
		case 'lastLineEnd':
			return after === undefined || (after === LINE_FEED && at === codes.length - 1);
		case 'lineStart':
			return before === undefined || before === LINE_FEED;
		case 'lineEnd':
			return after === undefined || after === LINE_FEED;
		case 'wordEdge':
			return wordAt(before) !== wordAt(after);
		case 'noWordEdge':
			return wordAt(before) === wordAt(after);
	}
}

const wordAt = (code: number | undefined): boolean => code !== undefined && isWord(code);
