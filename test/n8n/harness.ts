import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { refuseForeign } from './ownFolder';

/** The n8n that the package is made with, and the oldest one it is meant for. */
export type Release = 'newest' | 'oldest';

/** A full n8n, and the Node it needs, in a package of their own: never among the product's. */
export interface Harness {
	folder: string;
	/** n8n's version. */
	version: string;
	/** The Node that n8n runs on. */
	node: string;
	/** n8n's command line script. */
	n8n: string;
}

interface Recipe {
	folder: string;
	/** The packages that are compiled on this machine. */
	native: string[];
}

const RECIPES: Record<Release, Recipe> = {
	newest: { folder: join(__dirname, 'harness'), native: ['sqlite3', 'isolated-vm'] },
	oldest: { folder: join(__dirname, 'harness-oldest'), native: ['sqlite3'] },
};

/** Installs n8n on first use (six to ten minutes and up to 3 GB); afterwards it only looks at the stamp. */
export async function ensureHarness(release: Release = 'newest', say: (line: string) => void = console.log): Promise<Harness> {
	const recipe = RECIPES[release];
	if (isInstalled(release)) return harness(recipe);
	refuseForeign(recipe.folder);
	say(`Preparing a full n8n ${versionIn(recipe)} in ${recipe.folder} (first use only; several minutes, up to 3 GB)`);
	await install(recipe, say);
	await rebuild(recipe, say);
	writeFileSync(stampOf(recipe), fingerprint(recipe));
	say('n8n is ready');
	return harness(recipe);
}

/** Whether it can start without being installed first. */
export function isInstalled(release: Release = 'newest'): boolean {
	const recipe = RECIPES[release];
	const stamp = stampOf(recipe);
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(recipe);
}

const stampOf = ({ folder }: Recipe): string => join(folder, 'node_modules', '.watchflow-ready');

function harness(recipe: Recipe): Harness {
	const { folder } = recipe;
	const n8n = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	return { folder, version: versionIn(recipe), node: nodeBinary(recipe), n8n };
}

function versionIn({ folder }: Recipe): string {
	const text = readFileSync(join(folder, 'package.json'), 'utf8');
	return (JSON.parse(text) as { dependencies: { n8n: string } }).dependencies.n8n;
}

function fingerprint({ folder }: Recipe): string {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(folder, file)));
	return `${process.platform}-${process.arch} ${hash.digest('hex')}`;
}

function nodePackage({ folder }: Recipe): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return join(folder, 'node_modules', `node-${platform}-${process.arch}`);
}

function nodeBinary(recipe: Recipe): string {
	const windows = process.platform === 'win32';
	const node = join(nodePackage(recipe), 'bin', windows ? 'node.exe' : 'node');
	if (existsSync(node)) return node;
	throw new Error(`The harness has no Node for ${process.platform}-${process.arch}: ${node}`);
}

async function install({ folder }: Recipe, say: (line: string) => void): Promise<void> {
	// `npm ci` refuses this lockfile: optional packages of other platforms are not in it.
	// `--no-save` keeps the lockfile as it is.
	const flags = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
	await npm(folder, flags, {}, 'npm install', say);
}

async function rebuild(recipe: Recipe, say: (line: string) => void): Promise<void> {
	if (await loads(recipe)) return;
	const { folder, native } = recipe;
	const path = `${dirname(nodeBinary(recipe))}${delimiter}${process.env.PATH ?? ''}`;
	const flags = ['rebuild', ...native, '--ignore-scripts=false'];
	await npm(folder, flags, { PATH: path, npm_config_nodedir: nodePackage(recipe) }, 'npm rebuild', say);
	if (await loads(recipe)) return;
	throw new Error(`${native.join(' and ')} did not build: this needs Python 3 and a C++ compiler`);
}

/** Whether the native packages are there and fit the harness's Node. */
async function loads(recipe: Recipe): Promise<boolean> {
	const script = recipe.native.map((name) => `require('${name}')`).join(';');
	return (await run(recipe.folder, nodeBinary(recipe), ['-e', script], {}, () => {})) === 0;
}

async function npm(folder: string, args: string[], env: Record<string, string>, title: string, say: (line: string) => void): Promise<void> {
	const startedAt = Date.now();
	const seconds = (): string => `${Math.round((Date.now() - startedAt) / 1000)} s`;
	const tick = setInterval(() => say(`  ${title}: ${seconds()}`), 30_000);
	const lines: string[] = [];
	try {
		const code = await run(folder, 'npm', args, env, (line) => lines.push(line));
		if (code !== 0) throw new Error(`${title} failed (${code}):\n${lines.slice(-40).join('\n')}`);
		say(`  ${title}: done in ${seconds()}`);
	} finally {
		clearInterval(tick);
	}
}

async function run(
	folder: string,
	command: string,
	args: string[],
	env: Record<string, string>,
	onLine: (line: string) => void,
): Promise<number> {
	return await new Promise((resolve, reject) => {
		const shell = process.platform === 'win32' && command === 'npm';
		const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env }, shell });
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (data: Buffer) => data.toString().split('\n').forEach(onLine));
		}
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}
