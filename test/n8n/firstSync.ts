import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../package/build';

/** How n8n is reached: it decides how Trakt is signed in to. */
export type Way = 'http' | 'https';

export interface ReadmeStep {
	number: number;
	/** With the one paragraph below it that is meant for this way, where there are several. */
	text: string;
	/** What it prints bold or in italics: as a rule the names on n8n's pages. Those of an older n8n are left out. */
	names: string[];
}

const HEADING = '## First sync in ten minutes';

/** The numbered steps of *First sync in ten minutes*, and last the paragraph that says what comes of them. */
export function firstSyncSteps(way: Way, markdown = readFileSync(join(ROOT, 'README.md'), 'utf8')): ReadmeStep[] {
	const section = markdown.split(`${HEADING}\n`)[1]?.split('\n## ')[0];
	if (section === undefined) throw new Error(`README.md has no "${HEADING}"`);
	const [, ...parts] = section.split(/^(?=\d+\. )/m);
	const [last = '', after = ''] = (parts.pop() ?? '').split(/\n\n/);
	return [...parts, last, after].map((part, index) => {
		const text = forWay(part, way);
		return { number: index + 1, text, names: emphasised(text.replaceAll(/\(older n8n: [^)]*\)/g, '')) };
	});
}

const emphasised = (text: string): string[] =>
	[...text.matchAll(/\*\*(.+?)\*\*|(?<!\w)_(.+?)_(?!\w)/g)].map(([, bold, italic]) => bold ?? italic ?? '');

/** Of the paragraphs below a step, the one that begins with n8n's address as it is. */
function forWay(part: string, way: Way): string {
	const [own = '', ...ways] = part.split(/^ +- /m);
	const meant = ways.filter((one) => one.slice(0, one.indexOf(': ')).includes(`\`${way}://\``));
	if (ways.length > 0 && meant.length !== 1) throw new Error(`README.md says ${meant.length} times what to do on ${way}: ${own.trim()}`);
	return [own.replace(/^\d+\. /, ''), ...meant].join(' ').trim();
}
