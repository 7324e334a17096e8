import { linearPattern } from '../../nodes/shared/util/pattern/linearPattern';
import { PatternError } from '../../nodes/shared/util/pattern/tree';
import { randomFrom } from '../random';

const fits = (source: string, text: string, flags = '') => linearPattern(source, flags).test(text);

describe('A pattern of PHP', () => {
	it.each<[source: string, flags: string, yes: string[], no: string[]]>([
		['https?://(?:\\w+\\.)?1fichier\\.com/\\?[a-z0-9]+', 'i', ['see HTTP://www.1fichier.com/?A1'], ['https://1fichier.com/dir/a']],
		['(?i)abc(?-i)D', '', ['aBcD'], ['abcd']],
		['(?i:abc)D', '', ['ABCD'], ['abcd', 'ABCd']],
		['a(?i)b|c', '', ['aB', 'C'], ['Ab']],
		['(a(?i)b)c', '', ['aBc'], ['aBC']],
		['[^/]++/\\d*+$', '', ['x/12'], ['x/12a']],
		['(?>a|ab)c', '', ['ac', 'abc'], ['ad']],
		["(?P<id>\\d{3,5})-(?<name>x)-(?'more'y)", '', ['123-x-y'], ['12-x-y']],
		['(?|(a)|(b))c', '', ['ac', 'bc'], ['c']],
		['[[:alpha:]_][[:^digit:]]', '', ['_x'], ['_1', '1']],
		['[]x]y', '', [']y', 'xy'], ['y']],
		['[^]x]y', '', ['ay'], [']y', 'xy']],
		['[a\\-z\\]]+$', '', ['a-]z'], ['b']],
		['[\\w.-]+@', '', ['a.b-c@'], ['@']],
		['\\Qa.b\\E+', '', ['a.bb'], ['axb']],
		['a(?#why)b', '', ['ab'], ['a(']],
		['a b # c\n c', 'x', ['abc'], ['a b']],
		['a.c', '', ['abc'], ['a\nc']],
		['a.c', 's', ['a\nc'], ['ac']],
		['^b$', 'm', ['a\nb\nc'], ['ab']],
		['^b$', '', ['b', 'b\n'], ['a\nb', 'b\n\n']],
		['^b$', 'D', ['b'], ['b\n']],
		['\\Ab\\z', '', ['b'], ['b\n']],
		['\\Ab\\Z', '', ['b\n'], ['b\nc']],
		['b', 'A', ['bc'], ['cb']],
		['\\bfoo\\b', '', ['a foo.'], ['foods']],
		['\\Boo\\B', '', ['foods'], ['oo']],
		['x(?=y)', '', ['xy'], ['xz', 'x']],
		['x(?!y)', '', ['xz', 'x'], ['xy']],
		['(?<=a|bc)x', '', ['ax', 'bcx'], ['cx']],
		['(?<!a)x', '', ['bx', 'x'], ['ax']],
		['^(?!.*sample)(?=.*\\.mkv$).+', 'i', ['film.MKV'], ['Sample.mkv', 'film.avi']],
		['(?=a(?!b)).c', '', ['ac'], ['bc']],
		['(?<=(?<!x)a)b', '', ['ab', 'yab'], ['xab']],
		['^(?:(?=ab)a|c)b', '', ['ab', 'cb'], ['aab']],
		['\\x41\\x{42}\\u0043\\u{44}', '', ['ABCD'], ['abcd']],
		['\\p{Han}+\\P{L}', 'u', ['影巢1'], ['ab1']],
		['\\p{^L}\\pL', '', ['1a'], ['aa']],
		['\\h\\H\\R\\N\\V', '', [' a\nbc'], ['aa\nbc']],
		['a{2}b{0,1}c{2,}', '', ['aacc', 'aabccc'], ['acc', 'aac']],
		['a{,2}', '', ['a{,2}'], ['aa']],
		['x{y}', '', ['x{y}'], ['xy']],
		['(*UTF8)(*UCP)é', 'u', ['É'.toLowerCase()], ['e']],
		['foo\\Kbar', '', ['foobar'], ['foo']],
		['(?:)', '', ['', 'a'], []],
		['(?:a*)*b|(|c)+d', '', ['aab', 'd'], ['a']],
		['[\\d-x]+$', '', ['1-x'], ['y']],
		['😀+b', '', ['😀😀b'], ['b']],
		['[😀-😂]', '', ['😁'], ['😃']],
	])('%s with "%s"', (source, flags, yes, no) => {
		for (const text of yes) expect([text, fits(source, text, flags)]).toEqual([text, true]);
		for (const text of no) expect([text, fits(source, text, flags)]).toEqual([text, false]);
	});

	it.each([
		['(a)\\1', 'refers to what one of its groups'],
		['(?P<a>x)(?P=a)', 'refers to what one of its groups'],
		['(?<a>x)\\k<a>', 'refers to what one of its groups'],
		['(?(1)a|b)', 'refers to what one of its groups'],
		['(a(?R)?b)', 'calls itself'],
		['(?1)(a)', 'calls itself'],
		['a(*SKIP)b', 'steers the search'],
		['(a', 'never closed'],
		['a)', 'never opened'],
		['[a', 'never closed'],
		['*a', 'nothing before a repetition'],
		['a{3,2}', 'wrong way round'],
		['[z-a]', 'wrong way round'],
		['a\\', 'ends with a backslash'],
		['(?~a)', 'not known'],
		['\\p{Nothing}', 'not known'],
		['(?:(?:a{900}){900}){900}', 'too large'],
		['(?:(?:(?:){900}){900}){900}', 'too large'],
	])('%s is refused in words', (source, words) => {
		expect(() => linearPattern(source)).toThrow(PatternError);
		expect(() => linearPattern(source)).toThrow(words);
	});

	it('is refused when its brackets are nested hundreds deep', () => {
		expect(() => linearPattern('('.repeat(900) + ')'.repeat(900))).toThrow('nested too deep');
	});

	it('is refused when it is longer than anybody writes', () => {
		expect(() => linearPattern('a'.repeat(2_001))).toThrow('it is too long');
	});
});

describe('A random pattern', () => {
	const below = randomFrom(20261127);
	const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
	const atoms = ['a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '\\w', '\\W', '1', '-', '\\b', '^', '$(?!\\n)'];
	function make(depth: number): string {
		const kind = depth <= 0 ? 0 : below(9);
		if (kind <= 2) return pick(atoms);
		if (kind === 3) return `(?:${make(depth - 1)}|${make(depth - 1)})`;
		if (kind === 4) return `(${make(depth - 1)})${pick(['*', '+', '?', '{2}', '{1,3}', '{0,2}?', '*?'])}`;
		if (kind === 5) return `(?${pick(['=', '!', '<=', '<!'])}${make(depth - 1)})`;
		return make(depth - 1) + make(depth - 1);
	}

	it('means the same as in the engine', () => {
		let yes = 0;
		const wrong: unknown[] = [];
		for (let round = 0; round < 4_000; round++) {
			const source = make(4);
			const flags = pick(['', 'i', 's', 'm']);
			const text = Array.from({ length: below(7) }, () => pick(['a', 'b', 'B', 'c', '1', '-', '\n', ' '])).join('');
			const expected = new RegExp(source, flags).test(text);
			yes += Number(expected);
			if (fits(source, text, flags) !== expected) wrong.push([source, flags, text, expected]);
		}
		expect(wrong).toEqual([]);
		expect(yes).toBeGreaterThan(1_000);
	});
});

it.each(['(a+)+$', '^(a|a)*$', '(a|aa)+$', '(?:.*a){12}$', '^(?=(a+)+$)(?!(a*)*b).*x', '(x+x+)+y', 'a{0,200}a{200}$'])(
	'%s takes linear time',
	(source) => {
		const pattern = linearPattern(source);
		const started = process.cpuUsage().user;
		expect(pattern.test(`${'a'.repeat(5_000)}!`)).toBe(false);
		// The engine's own would not be done with thirty letters in a day.
		expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
	},
);
