/**
 * `npm run n8n:forms -- [part of a node's name] [light or dark]`: contact sheets of every operation's form and every credential's
 * dialog in the real editor, light and dark, to look at. They go into a temporary folder, whose name is printed. Needs
 * Chromium (CHROMIUM_PATH, or /usr/bin/chromium).
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { filesIn, ROOT } from '../package/build';
import { chromiumPath, Editor } from './editor';
import { ensureHarness } from './harness';
import { Host } from './host';

const THEMES = ['light', 'dark'] as const;

/** Pictures on one sheet, in columns. */
const COLUMNS = 5;
const ROWS = 2;

const PACKAGE = 'n8n-nodes-watchflow.';

const isMeant = (name: string, only: string): boolean => name.toLowerCase().includes(only.toLowerCase());

interface Form {
	/** "Trakt · history · remove" */
	name: string;
	type: string;
	parameters: Record<string, string>;
	/** The node that shows it. */
	id: string;
}

interface Picture {
	name: string;
	path: string;
}

/** Of the operations n8n's own last one, which only points at another node, is left out. */
const valuesOf = ({ options = [] }: INodeProperties): string[] =>
	(options as INodePropertyOptions[]).map(({ value }) => String(value)).filter((value) => value !== '__CUSTOM_API_CALL__');

/** One form for each operation of a node; of a trigger, one for each event. */
function formsOf({ name, displayName, properties }: INodeTypeDescription): Form[] {
	const form = (...parts: Array<[string, string]>): Form => ({
		name: [displayName, ...parts.map(([, value]) => value)].join(' · '),
		type: name,
		id: randomUUID(),
		parameters: Object.fromEntries(parts),
	});
	const operations = properties.filter((property) => property.name === 'operation');
	const byOperation = operations.flatMap((property) =>
		(property.displayOptions?.show?.resource ?? []).flatMap((resource) =>
			valuesOf(property).map((value) => form(['resource', String(resource)], ['operation', value])),
		),
	);
	const event = properties.find((property) => property.name === 'event');
	const byEvent = event === undefined ? [] : valuesOf(event).map((value) => form(['event', value]));
	return byOperation.length > 0 ? byOperation : byEvent.length > 0 ? byEvent : [form()];
}

/** A workflow with a node for each form, next to each other. */
async function workflowOf({ client }: Host, forms: Form[]): Promise<string> {
	const nodes = forms.map((form, index) => ({
		...{ ...form, typeVersion: 1 },
		position: [(index % 12) * 200, Math.floor(index / 12) * 200],
	}));
	const { id } = await client.importWorkflow({ name: 'Forms', nodes: nodes as never, connections: {}, settings: { executionOrder: 'v1' } });
	return id;
}

/** Follows an address inside the editor: loading it anew takes seconds. */
const ROUTER = "document.querySelector('#app').__vue_app__.config.globalProperties.$router";

/** A form asks n8n for the entries of its drop-downs, which takes a moment. */
const SETTLED_MS = 350;

/** Opens each node of the workflow and takes a picture of its form. */
async function photograph(editor: Editor, url: string, forms: Form[], folder: string): Promise<Picture[]> {
	await editor.page.goto(url);
	await editor.part('canvas-node').first().waitFor();
	const pictures: Picture[] = [];
	for (const { name, id } of forms) {
		await editor.page.evaluate(`${ROUTER}.push('${new URL(url).pathname}/${id}')`);
		const form = editor.page.locator('.node-settings');
		await form.filter({ has: editor.page.locator('[data-test-id="node-parameters"]') }).waitFor();
		await editor.page.locator('[data-test-id="ndv"]').getByText(name, { exact: true }).locator('visible=true').first().waitFor();
		await editor.page.waitForTimeout(SETTLED_MS);
		const path = join(folder, `${name.replaceAll(/[^\w]+/g, '-')}.png`);
		await form.screenshot({ path });
		pictures.push({ name, path });
	}
	return pictures;
}

/** Opens the dialog of each kind of credential. */
async function photographDialogs(editor: Editor, only: string, folder: string): Promise<Picture[]> {
	const pictures: Picture[] = [];
	for (const file of filesIn('credentials', '.credentials.ts')) {
		const displayName = /displayName = '([^']+)'/.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1] ?? '';
		if (!isMeant(displayName, only)) continue;
		const dialog = await editor.newCredential(displayName);
		await editor.page.waitForTimeout(400);
		const path = join(folder, `credential-${displayName.replaceAll(/[^\w]+/g, '-')}.png`);
		await dialog.screenshot({ path });
		pictures.push({ name: displayName, path });
	}
	return pictures;
}

/** Puts pictures side by side, with their names above. @returns the paths of the sheets */
async function sheets(editor: Editor, pictures: Picture[], folder: string, name: string): Promise<string[]> {
	const page = await editor.page.context().browser()!.newPage();
	await page.setViewportSize({ width: 1900, height: 1000 });
	const perSheet = COLUMNS * ROWS;
	const paths: string[] = [];
	for (let at = 0; at < pictures.length; at += perSheet) {
		const cells = pictures.slice(at, at + perSheet).map((picture) => {
			const data = readFileSync(picture.path).toString('base64');
			return `<figure><figcaption>${picture.name}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
		});
		const style = `body{margin:8px;background:#888;display:grid;grid-template-columns:repeat(${COLUMNS},1fr);gap:8px;font:13px sans-serif}figure{margin:0}img{width:100%}`;
		await page.setContent(`<style>${style}</style>${cells.join('')}`);
		const path = join(folder, `${name}-${String(at / perSheet + 1).padStart(2, '0')}.png`);
		await page.screenshot({ path, fullPage: true });
		paths.push(path);
	}
	await page.close();
	return paths;
}

async function main(only = '', theme = ''): Promise<void> {
	const chromium = chromiumPath();
	if (chromium === undefined) throw new Error('There is no Chromium on this machine: set CHROMIUM_PATH');
	const folder = mkdtempSync(join(tmpdir(), 'watchflow-forms-'));
	const host = await Host.start(await ensureHarness());
	const editor = await Editor.open(chromium, host.server.url);
	try {
		await editor.page.setViewportSize({ width: 1500, height: 1100 });
		const types = JSON.parse(await host.client.download('/types/nodes.json')) as INodeTypeDescription[];
		const wanted = types.filter(
			({ name, displayName }) => name.startsWith(PACKAGE) && !name.endsWith('Tool') && isMeant(displayName, only),
		);
		const forms = wanted.map(formsOf);
		const workflows: Array<[string, Form[]]> = [];
		for (const node of forms) workflows.push([await workflowOf(host, node), node]);
		for (const look of THEMES.filter((one) => one.includes(theme))) {
			const own = join(folder, look);
			mkdirSync(own);
			await editor.page.evaluate(`localStorage.setItem('N8N_THEME', '${look}')`);
			for (const [id, node] of workflows) {
				const pictures = await photograph(editor, `${host.server.url}/workflow/${id}`, node, own);
				const name = `${look}-${(node[0]?.type ?? '').replace(PACKAGE, '')}`;
				for (const path of await sheets(editor, pictures, folder, name)) console.log(path);
			}
			const dialogs = await photographDialogs(editor, only, own);
			for (const path of await sheets(editor, dialogs, folder, `${look}-credentials`)) console.log(path);
		}
		writeFileSync(join(folder, 'n8n.log'), host.server.log);
	} finally {
		await editor.close();
		await host.close();
	}
}

if (require.main === module) {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
	main(...process.argv.slice(2)).then(
		() => process.exit(0),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
}
