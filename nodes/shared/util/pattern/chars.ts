/** Which characters (code points) fit at one place of a pattern. */
export interface CharSet {
	has(code: number): boolean;
	/** The one ASCII letter, digit or mark that fits, in lower case. */
	only?: string;
}

type Has = CharSet['has'];

const range =
	(from: number, to: number): Has =>
	(code) =>
		code >= from && code <= to;

const either =
	(...parts: Has[]): Has =>
	(code) =>
		parts.some((part) => part(code));

const not =
	(part: Has): Has =>
	(code) =>
		!part(code);

const oneOf = (...codes: number[]): Has => either(...codes.map((code) => range(code, code)));

const digit = range(0x30, 0x39);
const lower = range(0x61, 0x7a);
const upper = range(0x41, 0x5a);
const alpha = either(lower, upper);
const word = either(alpha, digit, oneOf(0x5f));
const lineBreak = either(range(0x0a, 0x0d), oneOf(0x85, 0x2028, 0x2029));
const blank = either(oneOf(0x09, 0x20, 0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000), range(0x2000, 0x200a));
const space = either(blank, lineBreak, oneOf(0xfeff));
const graph = range(0x21, 0x7e);

export const isWord = word;
export const any: Has = () => true;
export const notLineFeed = not(oneOf(0x0a));

/** `\d`, `\w`, … and their opposites in capitals. */
export const BY_LETTER: Readonly<Record<string, Has | undefined>> = {
	d: digit,
	D: not(digit),
	h: blank,
	H: not(blank),
	N: notLineFeed,
	R: lineBreak,
	s: space,
	S: not(space),
	v: lineBreak,
	V: not(lineBreak),
	w: word,
	W: not(word),
};

/** `[:alpha:]` and its like. */
export const BY_NAME: Readonly<Record<string, Has | undefined>> = {
	alnum: either(alpha, digit),
	alpha,
	ascii: range(0, 0x7f),
	blank: oneOf(0x09, 0x20),
	cntrl: either(range(0, 0x1f), oneOf(0x7f)),
	digit,
	graph,
	lower,
	print: range(0x20, 0x7e),
	punct: (code) => graph(code) && !alpha(code) && !digit(code),
	space,
	upper,
	word,
	xdigit: either(digit, range(0x41, 0x46), range(0x61, 0x66)),
};

/** `\p{…}`, asked of the engine for one character at a time; undefined for a name that it does not know. */
export function byProperty(name: string): Has | undefined {
	for (const full of [name, `Script=${name}`]) {
		try {
			const known = new RegExp(`^\\p{${full}}$`, 'u');
			return (code) => known.test(String.fromCodePoint(code));
		} catch {
			// Scripts stand without their kind in PHP.
		}
	}
	return undefined;
}

export { either, not, oneOf, range };

/** One place of a pattern. The answers for ASCII are worked out at once. */
export function charSet(has: Has): CharSet {
	const ascii = Uint8Array.from({ length: 128 }, (_, at) => (has(at) ? 1 : 0));
	return { has: (at) => (at < 128 ? ascii[at] === 1 : has(at)) };
}

/** The sets of single ASCII characters: most of every pattern are such, and the same ones. */
const single = new Map<string, CharSet>();

/** @param anyCase small and capital letters alike */
export function oneCharacter(code: number, anyCase: boolean): CharSet {
	const key = `${code} ${anyCase}`;
	const known = single.get(key);
	if (known !== undefined) return known;
	const has = (other: number) => other === code;
	const set = charSet(anyCase ? inAnyCase(has) : has);
	if (code >= 128) return set;
	const made = { ...set, only: String.fromCharCode(code).toLowerCase() };
	single.set(key, made);
	return made;
}

/** Small and capital letters alike. */
export function inAnyCase(has: Has): Has {
	return (code) => has(code) || has(LOWER[code] ?? cased(code, 'toLowerCase')) || has(UPPER[code] ?? cased(code, 'toUpperCase'));
}

/** A letter whose other case is more than one letter stays itself. */
function cased(code: number, how: 'toLowerCase' | 'toUpperCase'): number {
	const letter = String.fromCodePoint(code);
	const other = letter[how]();
	const found = other.codePointAt(0) ?? code;
	return other.length === letter.length && String.fromCodePoint(found).length === other.length ? found : code;
}

/** Worked out once: every place of a pattern asks for all of them. */
const [LOWER, UPPER] = (['toLowerCase', 'toUpperCase'] as const).map((how) =>
	Array.from({ length: 128 }, (_, code) => cased(code, how)),
) as [number[], number[]];
