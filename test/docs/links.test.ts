import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn, ROOT } from '../package/build';

const PAGES = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...filesIn('docs', '.md')];

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The anchors of a page, as GitHub makes them from its headings. */
const anchors = (file: string): string[] =>
	read(file)
		.replace(/```[\s\S]*?```/g, '')
		.split('\n')
		.filter((line) => /^#{1,6} /.test(line))
		.map((line) =>
			line
				.replace(/^#+ /, '')
				.toLowerCase()
				.replace(/[^\p{L}\p{N} _-]/gu, '')
				.replaceAll(' ', '-'),
		);

function brokenLinks(file: string): string[] {
	const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
	return links.filter((link) => {
		if (/^[a-z]+:/.test(link)) return false;
		const [path = '', anchor] = link.split('#');
		const target = path === '' ? file : join(dirname(file), path);
		if (!existsSync(join(ROOT, target))) return true;
		return anchor !== undefined && target.endsWith('.md') && !anchors(target).includes(decodeURIComponent(anchor));
	});
}

it.each(PAGES)('every link of %s leads somewhere', (file) => {
	expect(brokenLinks(file)).toEqual([]);
});

it('README is short: what else there is to know has a page', () => {
	for (const file of ['README.md', 'README.zh-CN.md']) expect(read(file).split('\n').length).toBeLessThanOrEqual(300);
	expect(read('README.md').split('\n').length).toBeLessThanOrEqual(250);
});

it('every page is reached from README or from another page', () => {
	const all = PAGES.map((file) => [...read(file).matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) => join(dirname(file), link))).flat();
	expect(filesIn('docs', '.md').filter((file) => !all.includes(file))).toEqual([]);
});
