import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** A full n8n, and the Node it needs, in a package of their own: never among the product's. */
export interface Harness {
	folder: string;
	/** The Node 24 that n8n runs on. */
	node: string;
	/** n8n's command line script. */
	n8n: string;
}

const FOLDER = join(__dirname, 'harness');
const STAMP = join(FOLDER, 'node_modules', '.watchflow-ready');

/** The packages that are compiled on this machine. */
const NATIVE = ['sqlite3', 'isolated-vm'];

/** Installs n8n on first use (about six minutes and 3 GB); afterwards it only looks at the stamp. */
export async function ensureHarness(say: (line: string) => void = console.log): Promise<Harness> {
	const wanted = fingerprint();
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return harness();
	say('Preparing a full n8n 2.41.1 in test/n8n/harness (first use only; several minutes, 3 GB)');
	await install(say);
	await rebuild(say);
	writeFileSync(STAMP, wanted);
	say('n8n is ready');
	return harness();
}

function harness(): Harness {
	const node = nodeBinary();
	return { folder: FOLDER, node, n8n: join(FOLDER, 'node_modules', 'n8n', 'bin', 'n8n') };
}

function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json'])
		hash.update(readFileSync(join(FOLDER, file)));
	return `${process.platform}-${process.arch} ${hash.digest('hex')}`;
}

function nodePackage(): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return join(FOLDER, 'node_modules', `node-${platform}-${process.arch}`);
}

function nodeBinary(): string {
	const windows = process.platform === 'win32';
	const node = join(nodePackage(), 'bin', windows ? 'node.exe' : 'node');
	if (existsSync(node)) return node;
	throw new Error(
		`There is no Node 24 for ${process.platform}-${process.arch} in the harness: ${node}`,
	);
}

async function install(say: (line: string) => void): Promise<void> {
	// `npm ci` refuses this lockfile: optional packages of other platforms are not in it.
	// `--no-save` keeps the lockfile as it is.
	const flags = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
	await npm(flags, {}, 'npm install', say);
}

async function rebuild(say: (line: string) => void): Promise<void> {
	if (await loads()) return;
	const path = `${dirname(nodeBinary())}${delimiter}${process.env.PATH ?? ''}`;
	const flags = ['rebuild', ...NATIVE, '--ignore-scripts=false'];
	await npm(flags, { PATH: path, npm_config_nodedir: nodePackage() }, 'npm rebuild', say);
	if (await loads()) return;
	throw new Error(`${NATIVE.join(' and ')} were not built: this needs Python 3 and a C++ compiler`);
}

/** Whether the native packages are there and fit the harness's Node. */
async function loads(): Promise<boolean> {
	const script = NATIVE.map((name) => `require('${name}')`).join(';');
	return (await run(nodeBinary(), ['-e', script], {}, () => {})) === 0;
}

async function npm(
	args: string[],
	env: Record<string, string>,
	title: string,
	say: (line: string) => void,
): Promise<void> {
	const startedAt = Date.now();
	const seconds = (): string => `${Math.round((Date.now() - startedAt) / 1000)} s`;
	const tick = setInterval(() => say(`  ${title}: ${seconds()}`), 30_000);
	const lines: string[] = [];
	try {
		const code = await run('npm', args, env, (line) => lines.push(line));
		if (code !== 0) throw new Error(`${title} failed (${code}):\n${lines.slice(-40).join('\n')}`);
		say(`  ${title}: done in ${seconds()}`);
	} finally {
		clearInterval(tick);
	}
}

async function run(
	command: string,
	args: string[],
	env: Record<string, string>,
	onLine: (line: string) => void,
): Promise<number> {
	return await new Promise((resolve, reject) => {
		const shell = process.platform === 'win32' && command === 'npm';
		const child = spawn(command, args, { cwd: FOLDER, env: { ...process.env, ...env }, shell });
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (data: Buffer) => data.toString().split('\n').forEach(onLine));
		}
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}
