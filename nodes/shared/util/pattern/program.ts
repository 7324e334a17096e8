import type { CharSet } from './chars';
import { PatternError, type Place, type Tree } from './tree';

/** What has to hold between two characters. */
export type Condition = Place | { program: Program; ahead: boolean; negative: boolean };

type Step =
	| { kind: 'char'; set: CharSet; then: number }
	| { kind: 'split'; either: number; or: number }
	| { kind: 'if'; condition: Condition; then: number }
	| { kind: 'end' };

/** A pattern as steps; the first is number 0. */
export type Program = Step[];

/** Larger ones come from nested repetitions with numbers, and would be slow on long texts. */
const MOST_STEPS = 5_000;

/** @throws PatternError when it would become too large */
export function compile(tree: Tree): Program {
	return new Compiler().whole(tree, false);
}

class Compiler {
	private steps: Program = [];

	private spent = 0;

	/** @param backwards to be run from the end of a text to its beginning */
	whole(tree: Tree, backwards: boolean): Program {
		const outer = this.steps;
		this.steps = [];
		this.add(tree, backwards);
		this.put({ kind: 'end' });
		const made = this.steps;
		this.steps = outer;
		return made;
	}

	private put(step: Step): number {
		return this.steps.push(step) - 1;
	}

	private get next(): number {
		return this.steps.length;
	}

	private add(tree: Tree, backwards: boolean): void {
		if (++this.spent > MOST_STEPS) throw new PatternError('its repetitions make it too large');
		switch (tree.kind) {
			case 'char':
				this.put({ kind: 'char', set: tree.set, then: this.next + 1 });
				break;
			case 'list':
				for (const item of backwards ? tree.items.toReversed() : tree.items) this.add(item, backwards);
				break;
			case 'choice':
				this.choose(tree.options, backwards);
				break;
			case 'repeat':
				this.repeat(tree, backwards);
				break;
			case 'place':
				this.put({ kind: 'if', condition: tree.place, then: this.next + 1 });
				break;
			case 'look': {
				// What lies ahead is found out from the end of the text, so that one walk answers for every place.
				const { ahead, negative } = tree;
				const condition = { program: this.whole(tree.what, ahead), ahead, negative };
				this.put({ kind: 'if', condition, then: this.next + 1 });
			}
		}
	}

	private choose(options: Tree[], backwards: boolean): void {
		const ends: number[] = [];
		for (const [index, option] of options.entries()) {
			const split = index < options.length - 1 ? this.put({ kind: 'split', either: this.next + 1, or: -1 }) : undefined;
			this.add(option, backwards);
			if (split === undefined) break;
			ends.push(this.put({ kind: 'split', either: -1, or: -1 }));
			this.lead(split, 'or');
		}
		for (const end of ends) this.lead(end, 'either');
	}

	private repeat({ what, min, max }: { what: Tree; min: number; max: number }, backwards: boolean): void {
		for (let count = 0; count < min; count++) this.add(what, backwards);
		if (max === Infinity) {
			const split = this.put({ kind: 'split', either: this.next + 1, or: -1 });
			this.add(what, backwards);
			this.put({ kind: 'split', either: split, or: -1 });
			this.lead(split, 'or');
			return;
		}
		const splits: number[] = [];
		for (let count = min; count < max; count++) {
			splits.push(this.put({ kind: 'split', either: this.next + 1, or: -1 }));
			this.add(what, backwards);
		}
		for (const split of splits) this.lead(split, 'or');
	}

	/** Lets an earlier step go on at the next one. */
	private lead(at: number, way: 'either' | 'or'): void {
		const step = this.steps[at];
		if (step?.kind === 'split') step[way] = this.next;
	}
}
