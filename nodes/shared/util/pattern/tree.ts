import type { CharSet } from './chars';

/** A place between two characters that a pattern can ask about. */
export type Place = 'textStart' | 'textEnd' | 'lastLineEnd' | 'lineStart' | 'lineEnd' | 'wordEdge' | 'noWordEdge';

/** A pattern, taken apart. What is captured does not matter here: it is only asked whether a text fits. */
export type Tree =
	| { kind: 'char'; set: CharSet }
	| { kind: 'list'; items: Tree[] }
	| { kind: 'choice'; options: Tree[] }
	| { kind: 'repeat'; what: Tree; min: number; max: number }
	| { kind: 'place'; place: Place }
	| { kind: 'look'; what: Tree; ahead: boolean; negative: boolean };

/** Why a pattern cannot be used, in words that fit behind "…: ". */
export class PatternError extends Error {}

/** The pattern, or why it is none. */
export function patternOrError<T>(read: () => T): T | Error {
	try {
		return read();
	} catch (error) {
		return error as Error;
	}
}
