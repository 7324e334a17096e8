import { any, BY_LETTER, byProperty, not, type CharSet } from './chars';
import type { Reader } from './reader';
import { PatternError, type Place } from './tree';

type Escape = { code: number } | { has: CharSet['has'] } | { place: Place } | 'nothing';

const CONTROLS: Readonly<Record<string, number | undefined>> = { a: 0x07, e: 0x1b, f: 0x0c, n: 0x0a, r: 0x0d, t: 0x09 };

const PLACES: Readonly<Record<string, Place | undefined>> = {
	A: 'textStart',
	G: 'textStart',
	Z: 'lastLineEnd',
	z: 'textEnd',
	b: 'wordEdge',
	B: 'noWordEdge',
};

/**
 * What stands behind a backslash.
 *
 * @param inClass between square brackets, where `\b` is a character and nothing is a place
 * @throws PatternError for references to what a group has caught
 */
export function readEscape(reader: Reader, inClass: boolean): Escape {
	const letter = reader.next();
	if (letter === '') throw new PatternError('it ends with a backslash');
	const has = BY_LETTER[letter];
	if (has !== undefined) return { has };
	const code = CONTROLS[letter];
	if (code !== undefined) return { code };
	if (letter === 'p' || letter === 'P') return { has: property(reader, letter === 'P') };
	if (letter === 'x' || letter === 'u' || letter === 'o') return { code: numbered(reader, letter) };
	if (letter === 'c') return { code: (reader.next().toUpperCase().codePointAt(0) ?? 0x40) ^ 0x40 };
	if (/\d/.test(letter)) return { code: octal(reader, letter, inClass) };
	if (inClass) return { code: letter === 'b' ? 0x08 : (letter.codePointAt(0) ?? 0) };
	if (letter === 'K' || letter === 'E') return 'nothing';
	if (letter === 'X' || letter === 'C') return { has: any };
	if (letter === 'g' || letter === 'k') throw backReference(`\\${letter}`);
	const place = PLACES[letter];
	return place === undefined ? { code: letter.codePointAt(0) ?? 0 } : { place };
}

export const backReference = (what: string): PatternError =>
	new PatternError(`it refers to what one of its groups has caught (${what}), which cannot be matched in linear time`);

function property(reader: Reader, opposite: boolean): CharSet['has'] {
	const braced = /^\{(\^?)([\w=&-]{1,60})\}/.exec(reader.ahead(64));
	const name = braced?.[2] ?? reader.ahead(1);
	reader.skip(braced?.[0].length ?? 1);
	if (name === 'Any') return any;
	const has = byProperty(name === 'L&' ? 'LC' : name);
	if (has === undefined) throw new PatternError(`it names a kind of characters that is not known (\\p{${name}})`);
	return opposite !== (braced?.[1] === '^') ? not(has) : has;
}

/** `\x41`, `\x{41}`, `\u0041`, `\u{41}`, `\o{101}`. A letter without digits is itself. */
function numbered(reader: Reader, letter: 'x' | 'u' | 'o'): number {
	const braced = /^\{([0-9a-f]{1,6})\}/i.exec(reader.ahead(8));
	const plain = letter === 'x' ? /^[0-9a-f]{1,2}/i.exec(reader.ahead(2)) : letter === 'u' ? /^[0-9a-f]{4}/i.exec(reader.ahead(4)) : null;
	const digits = braced?.[1] ?? plain?.[0];
	reader.skip((braced ?? plain)?.[0].length ?? 0);
	if (digits === undefined) return letter === 'x' ? 0 : (letter.codePointAt(0) ?? 0);
	const code = Number.parseInt(digits, letter === 'o' ? 8 : 16);
	if (!(code <= 0x10ffff)) throw new PatternError('it holds the number of a character that does not exist');
	return code;
}

function octal(reader: Reader, first: string, inClass: boolean): number {
	if (first !== '0' && !inClass) throw backReference(`\\${first}`);
	const rest = /^[0-7]{0,2}/.exec(reader.ahead(2))?.[0] ?? '';
	reader.skip(rest.length);
	return Number.parseInt(first + rest, 8) || 0;
}
