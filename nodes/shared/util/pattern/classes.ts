import { BY_NAME, either, inAnyCase, not, range, type CharSet } from './chars';
import { readEscape } from './escapes';
import type { Reader } from './reader';
import { PatternError } from './tree';

type Has = CharSet['has'];

/** What stands between square brackets, the first one taken already. A "]" in the first place is a character, as in PHP. */
export function readClass(reader: Reader, ignoreCase: boolean): Has {
	const opposite = reader.take('^');
	const parts: Has[] = [];
	for (let isFirst = true; isFirst || !reader.take(']'); isFirst = false) {
		if (reader.done) throw new PatternError('a bracket "[" is never closed');
		parts.push(part(reader));
	}
	const has = ignoreCase ? inAnyCase(either(...parts)) : either(...parts);
	return opposite ? not(has) : has;
}

function part(reader: Reader): Has {
	const named = /^\[:(\^?)([a-z]{1,10}):\]/.exec(reader.ahead(16));
	if (named !== null) {
		reader.skip(named[0].length);
		const has = BY_NAME[named[2] ?? ''];
		if (has === undefined) throw new PatternError(`it names a kind of characters that is not known (${named[0]})`);
		return named[1] === '^' ? not(has) : has;
	}
	if (reader.take('\\Q')) return quoted(reader);
	const first = one(reader);
	if (typeof first !== 'number') return first;
	if (!/^-[^\]]/.test(reader.ahead(2))) return range(first, first);
	reader.skip(1);
	const last = one(reader);
	// "a-\d" is three things, none of them a range.
	if (typeof last !== 'number') return either(range(first, first), range(0x2d, 0x2d), last);
	if (last < first) throw new PatternError('a range between square brackets is the wrong way round');
	return range(first, last);
}

function quoted(reader: Reader): Has {
	const letters = [...(reader.takeUntil('\\E') ?? reader.rest())].map((letter) => letter.codePointAt(0) ?? 0);
	return (code) => letters.includes(code);
}

/** A character's number, or a kind of characters. */
function one(reader: Reader): number | Has {
	const letter = reader.next();
	if (letter !== '\\') return letter.codePointAt(0) ?? 0;
	const found = readEscape(reader, true);
	if (found === 'nothing' || 'place' in found) return not(() => true);
	return 'code' in found ? found.code : found.has;
}
