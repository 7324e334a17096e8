/**
 * Pages of the nodes: what stands between the marks is made from the nodes' descriptions. `--write` renews them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { format, resolveConfig } from 'prettier';
import { ensureDist } from '../package/build';
import { operationTables, type TableWords } from './operationTables';

const ROOT = join(__dirname, '..', '..');

const LANGUAGES: Record<string, TableWords> = {
	docs: { operation: 'Operation', does: 'What it does', field: 'Field', where: 'In', meaning: 'Meaning', everywhere: 'all' },
	'docs/zh': { operation: '操作', does: '作用', field: '字段', where: '所在操作', meaning: '含义', everywhere: '全部' },
};

/** Page of a node: `docs/nodes/<page>.md`. A node and its triggers share one. */
const PAGES: Record<string, string> = {
	MediaSync: 'media-sync',
	MediaPanelTrigger: 'media-panel',
	Trakt: 'trakt',
	TraktTrigger: 'trakt',
	Tmdb: 'tmdb',
	HdHive: 'hdhive',
	HdHiveOAuthTrigger: 'hdhive',
	RealDebrid: 'real-debrid',
	RealDebridTrigger: 'real-debrid',
	RealDebridOAuthTrigger: 'real-debrid',
	MoviePilot: 'moviepilot',
	MoviePilotTrigger: 'moviepilot',
	Seerr: 'seerr',
	Radarr: 'radarr',
	Sonarr: 'sonarr',
};

/** A page as it is and as it has to be. */
export interface Page {
	file: string;
	text: string;
	expected: string;
}

/** The pages of all nodes of package.json, in every language that has them. */
export async function nodePages(): Promise<Page[]> {
	const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
	ensureDist();
	const made = n8n.nodes.map(describe);
	const files = [...new Set(n8n.nodes.map((file) => pageOf(file)))];
	const pages = Object.entries(LANGUAGES).flatMap(([folder, words]) =>
		files.map(async (page): Promise<Page | undefined> => {
			const file = join(ROOT, folder, 'nodes', `${page}.md`);
			if (!existsSync(file)) return undefined;
			const nodes = made.filter((one) => one.page === page).sort((one, other) => one.order - other.order);
			const text = readFileSync(file, 'utf8');
			return { file, text, expected: await filled(file, text, nodes, words) };
		}),
	);
	return (await Promise.all(pages)).filter((page) => page !== undefined);
}

const classOf = (file: string): string => basename(file).split('.')[0] ?? '';

function pageOf(file: string): string {
	const page = PAGES[classOf(file)];
	if (page === undefined) throw new Error(`No page is named for ${file}: add a row to PAGES`);
	return page;
}

/** What n8n itself is told of a node. */
function describe(file: string): { page: string; order: number; description: INodeTypeDescription } {
	const known = readBuilt<Record<string, { sourcePath: string }>>('known/nodes.json');
	const name = Object.keys(known).find((one) => known[one]?.sourcePath === file);
	const description = readBuilt<INodeTypeDescription[]>('types/nodes.json').find((one) => one.name === name);
	if (description === undefined) throw new Error(`The build does not describe ${file}`);
	return { page: pageOf(file), order: Object.keys(PAGES).indexOf(classOf(file)), description };
}

const readBuilt = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, 'dist', file), 'utf8')) as T;

/** `<!-- operations -->` takes the tables of the page's nodes, a heading for each when there are several. */
async function filled(file: string, text: string, nodes: Array<{ description: INodeTypeDescription }>, words: TableWords) {
	const tables = nodes
		.map(({ description }) => `${nodes.length > 1 ? `## ${description.displayName}\n\n` : ''}${operationTables(description, words)}`)
		.join('\n\n');
	const [before, rest] = text.split('<!-- operations -->');
	const after = rest?.split('<!-- /operations -->')[1];
	if (before === undefined || after === undefined) throw new Error(`${file} has no <!-- operations --> … <!-- /operations -->`);
	const page = `${before}<!-- operations -->\n\n${tables}\n\n<!-- /operations -->${after}`;
	return await format(page, { ...(await resolveConfig(file)), parser: 'markdown' });
}

if (require.main === module) {
	void nodePages().then((pages) => {
		for (const { file, text, expected } of pages) {
			if (process.argv.includes('--write')) writeFileSync(file, expected);
			else if (text !== expected) console.log(`${file} is old: run with --write`);
		}
	});
}
