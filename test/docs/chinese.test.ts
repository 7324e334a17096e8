import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, ROOT } from '../package/build';

/** Reference pages that exist in English only: tables of routes and of measurements. */
const ENGLISH_ONLY = ['docs/trakt-api.md', 'docs/benchmark.md'];

const PAIRS: Array<[english: string, chinese: string]> = [
	['README.md', 'README.zh-CN.md'],
	...filesIn('docs', '.md')
		.filter((file) => !file.startsWith(join('docs', 'zh')) && !ENGLISH_ONLY.includes(file))
		.map((file): [string, string] => [file, file.replace(/^docs/, join('docs', 'zh'))]),
];

const read = (file: string) => (existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '');

/** What a page consists of, in its order: headings by their depth, tables by their rows, lists, code and pictures. */
function parts(file: string): string[] {
	const page = read(file).replace(/<!-- operations -->[\s\S]*<!-- \/operations -->/, '');
	const kinds = page.split('\n').map((line) => {
		if (/^#+ /.test(line)) return line.split(' ')[0] ?? '';
		if (line.startsWith('```')) return 'code';
		return line.startsWith('![') ? 'picture' : '';
	});
	return kinds.filter((kind) => kind !== '');
}

const steps = (file: string) => (read(file).match(/^(\d+\.|- {1,3}) /gm) ?? []).length;

it.each(PAIRS)('%s is there in Chinese, section by section', (english, chinese) => {
	expect(read(chinese)).not.toBe('');
	expect(parts(chinese)).toEqual(parts(english));
	expect(steps(chinese)).toBe(steps(english));
});

it.each(PAIRS)('%s and its Chinese page name the same examples and commands', (english, chinese) => {
	const named = (file: string) => [...new Set(read(file).match(/examples\/[\w-]+\.json|npm run [\w:]+/g) ?? [])].sort();
	expect(named(chinese)).toEqual(named(english));
});
