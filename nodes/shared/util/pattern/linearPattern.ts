import { parse } from './parse';
import { compile } from './program';
import { Walk } from './run';
import type { Tree } from './tree';

/** A pattern from outside: typed by a person, or sent by a service. */
export interface LinearPattern {
	/** Does it fit anywhere in the text? Takes time in proportion to the text, whatever the pattern is. */
	test(text: string): boolean;
}

/**
 * Reads a regular expression of PHP or JavaScript, for matching that cannot be made to hang. The engine's own
 * may need years for thirty characters, and nothing can stop it.
 *
 * @param source without delimiters
 * @param flags `i`, `m`, `s`, `x`, and PHP's `A` and `D`; others make no difference
 * @throws PatternError for what is no pattern, and for what cannot be matched in linear time: back references,
 * recursion, conditions
 */
export function linearPattern(source: string, flags = ''): LinearPattern {
	const tree = parse(source, flags);
	const program = compile(tree);
	const needed = longestText(tree);
	return {
		test: (text) => (needed === '' || text.toLowerCase().includes(needed)) && new Walk(Int32Array.from(text, codeOf)).fits(program),
	};
}

const codeOf = (letter: string): number => letter.codePointAt(0) ?? 0;

/** The longest text that every fitting text holds, in lower case: most texts are ruled out by it alone. */
function longestText(tree: Tree): string {
	let longest = '';
	let run = '';
	const walk = (one: Tree): void => {
		const only = one.kind === 'char' ? one.set.only : undefined;
		if (one.kind === 'list') one.items.forEach(walk);
		else if (one.kind !== 'place') run = only === undefined ? '' : run + only;
		if (run.length > longest.length) longest = run;
	};
	walk(tree);
	return longest;
}
