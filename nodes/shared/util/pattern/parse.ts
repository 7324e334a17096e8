import { any, charSet, notLineFeed, oneCharacter, type CharSet } from './chars';
import { readClass } from './classes';
import { backReference, readEscape } from './escapes';
import { Reader } from './reader';
import { PatternError, type Tree } from './tree';

interface Flags {
	ignoreCase: boolean;
	multiLine: boolean;
	dotAll: boolean;
	extended: boolean;
	dollarEnd: boolean;
}

const FLAGS: Readonly<Record<string, keyof Flags | undefined>> = {
	i: 'ignoreCase',
	m: 'multiLine',
	s: 'dotAll',
	x: 'extended',
	D: 'dollarEnd',
};

/** Flags of PHP and JavaScript that do not change whether a text fits. */
const HARMLESS = /^[uUXSJngydv]$/;

/** Longer ones would be too large to match, and take long to read. */
const LONGEST = 2_000;

/** Deeper nesting is no pattern that anybody wrote. */
const DEEPEST = 100;

/**
 * Takes a pattern apart: what PHP (PCRE) and JavaScript have in common, and PHP's own forms. Lazy and possessive
 * repetitions and atomic groups are read as greedy ones, so that never less fits than there.
 *
 * @throws PatternError
 */
export function parse(source: string, flags: string): Tree {
	if (source.length > LONGEST) throw new PatternError('it is too long');
	const parser = new Parser(new Reader(source));
	for (const flag of flags) parser.set(flag, true);
	const tree = parser.choice();
	if (!parser.reader.done) throw new PatternError('a bracket ")" is closed that was never opened');
	return flags.includes('A') ? { kind: 'list', items: [{ kind: 'place', place: 'textStart' }, tree] } : tree;
}

class Parser {
	private flags: Flags = { ignoreCase: false, multiLine: false, dotAll: false, extended: false, dollarEnd: false };

	private depth = 0;

	constructor(readonly reader: Reader) {}

	set(flag: string, on: boolean): void {
		const name = FLAGS[flag];
		if (name !== undefined) this.flags = { ...this.flags, [name]: on };
		else if (flag !== 'A' && !HARMLESS.test(flag)) throw new PatternError(`it has a flag that is not known (${flag})`);
	}

	choice(): Tree {
		const options = [this.list()];
		while (this.reader.take('|')) options.push(this.list());
		return options.length === 1 ? (options[0] as Tree) : { kind: 'choice', options };
	}

	private list(): Tree {
		const items: Tree[] = [];
		for (;;) {
			if (this.flags.extended) this.skipBlanks();
			const next = this.reader.ahead(1);
			if (next === '' || next === '|' || next === ')') return { kind: 'list', items };
			const [from, to] = this.count();
			if (from !== undefined) {
				const what = items.pop();
				if (what === undefined) throw new PatternError('there is nothing before a repetition ("*", "+", "?" or "{")');
				items.push({ kind: 'repeat', what, min: from, max: to });
				continue;
			}
			items.push(...this.atom());
		}
	}

	/** Blanks and comments of an extended pattern. */
	private skipBlanks(): void {
		for (;;) {
			const next = this.reader.ahead(1);
			if (next !== '' && next.trim() === '') this.reader.skip(1);
			else if (next !== '#') return;
			else if (this.reader.takeUntil('\n') === undefined) this.reader.rest();
		}
	}

	/** A repetition, with the mark behind it that only says in which order to try. */
	private count(): [from: number | undefined, to: number] {
		const found = /^(?:[*+?]|\{(\d{1,5})(?:(,)(\d{0,5}))?\})/.exec(this.reader.ahead(16));
		if (found === null) return [undefined, 0];
		this.reader.skip(found[0].length);
		if (!this.reader.take('?')) this.reader.take('+');
		if (found[1] === undefined) return [found[0] === '+' ? 1 : 0, found[0] === '?' ? 1 : Infinity];
		const from = Number(found[1]);
		const to = found[2] === undefined ? from : found[3] === '' ? Infinity : Number(found[3]);
		if (to < from) throw new PatternError(`the numbers of a repetition are the wrong way round (${found[0]})`);
		return [from, to];
	}

	private atom(): Tree[] {
		const letter = this.reader.next();
		switch (letter) {
			case '(':
				return this.group();
			case '[':
				return [this.fitting(readClass(this.reader, this.flags.ignoreCase))];
			case '.':
				return [this.fitting(this.flags.dotAll ? any : notLineFeed)];
			case '^':
				return [{ kind: 'place', place: this.flags.multiLine ? 'lineStart' : 'textStart' }];
			case '$':
				return [{ kind: 'place', place: this.flags.multiLine ? 'lineEnd' : this.flags.dollarEnd ? 'textEnd' : 'lastLineEnd' }];
			case '\\':
				return this.escape();
			default:
				return [this.exactly(letter.codePointAt(0) ?? 0)];
		}
	}

	private escape(): Tree[] {
		if (this.reader.take('Q')) {
			const plain = this.reader.takeUntil('\\E') ?? this.reader.rest();
			return [...plain].map((letter) => this.exactly(letter.codePointAt(0) ?? 0));
		}
		const found = readEscape(this.reader, false);
		if (found === 'nothing') return [];
		if ('place' in found) return [{ kind: 'place', place: found.place }];
		return ['code' in found ? this.exactly(found.code) : this.fitting(found.has)];
	}

	private fitting(has: CharSet['has']): Tree {
		return { kind: 'char', set: charSet(has) };
	}

	private exactly(code: number): Tree {
		return { kind: 'char', set: oneCharacter(code, this.flags.ignoreCase) };
	}

	private group(): Tree[] {
		const { reader } = this;
		if (reader.take('*')) return this.verb();
		if (!reader.take('?')) return [this.inside()];
		if (reader.take('#')) return this.comment();
		for (const [mark, ahead, negative] of LOOKS) {
			if (reader.take(mark)) return [{ kind: 'look', what: this.inside(), ahead, negative }];
		}
		if (['P=', '('].some((mark) => reader.take(mark))) throw backReference('(?P=…) or (?(…)…)');
		if (/^(?:R|&|P>|[+-]?\d)/.test(reader.ahead(3))) throw new PatternError('it calls itself or one of its groups, as only PHP can');
		const name = /^(?:P?<\w{1,64}>|'\w{1,64}')/.exec(reader.ahead(70));
		if (name !== null) {
			reader.skip(name[0].length);
			return [this.inside()];
		}
		if ([':', '>', '|'].some((mark) => reader.take(mark))) return [this.inside()];
		return this.flagged();
	}

	/** What stands up to the closing bracket; flags that are set there end with it. */
	private inside(): Tree {
		const { flags } = this;
		if (++this.depth > DEEPEST) throw new PatternError('its brackets are nested too deep');
		const tree = this.choice();
		if (!this.reader.take(')')) throw new PatternError('a bracket "(" is never closed');
		this.depth--;
		this.flags = flags;
		return tree;
	}

	/** `(?i)` up to the end of the group around it, `(?i:…)` for a group of its own. */
	private flagged(): Tree[] {
		const found = /^\^?([a-zA-Z]{0,12})(?:-([a-zA-Z]{1,12}))?([:)])/.exec(this.reader.ahead(32));
		if (found === null) throw new PatternError('it holds a group "(?" of a kind that is not known');
		this.reader.skip(found[0].length);
		const { flags } = this;
		for (const flag of found[1] ?? '') this.set(flag, true);
		for (const flag of found[2] ?? '') this.set(flag, false);
		if (found[3] === ')') return [];
		const tree = this.inside();
		this.flags = flags;
		return [tree];
	}

	private comment(): Tree[] {
		if (this.reader.takeUntil(')') === undefined) throw new PatternError('a comment "(?#" is never closed');
		return [];
	}

	/** `(*UTF8)` and the like say how PHP shall read; the others steer its search. */
	private verb(): Tree[] {
		const name = this.reader.takeUntil(')') ?? '';
		if (/^(?:UTF8?|UTF16|UTF32|UCP|CR|LF|CRLF|ANY|ANYCRLF|BSR_ANYCRLF|BSR_UNICODE|NO_START_OPT|NO_AUTO_POSSESS)$/.test(name)) return [];
		throw new PatternError(`it steers the search of PHP (*${name.slice(0, 20)})`);
	}
}

const LOOKS: ReadonlyArray<[mark: string, ahead: boolean, negative: boolean]> = [
	['=', true, false],
	['!', true, true],
	['<=', false, false],
	['<!', false, true],
];
