import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { filesIn, ROOT } from './build';
import { scanAll, SOURCE_PATTERNS } from './scanner';

interface Manifest {
	name: string;
	dependencies?: object;
	scripts?: object;
	n8n: { nodes: string[]; credentials: string[] };
}

const target = mkdtempSync(join(tmpdir(), 'watchflow-split-'));
const services = [...new Set(filesIn('nodes', '.node.ts').map((file) => file.split('/')[1] ?? ''))];
let folders: string[];

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

beforeAll(async () => {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const { splitPackages } = require('../../gulp/split') as { splitPackages(target: string): Promise<string[]> };
	folders = await splitPackages(target);
	// As at the user's: n8n-workflow is there, nothing else of ours.
	symlinkSync(join(ROOT, 'node_modules'), join(target, 'node_modules'), 'junction');
}, 120_000);

afterAll(() => rmSync(target, { recursive: true, force: true }));

it('There is a package for each service, and each node and credential of the project is in one', () => {
	expect(folders).toHaveLength(services.length);
	const manifests = folders.map(manifestOf);
	expect(new Set(manifests.map(({ name }) => name)).size).toBe(services.length);
	for (const kind of ['nodes', 'credentials'] as const) {
		const whole = manifestOf(ROOT).n8n[kind];
		expect([...new Set(manifests.flatMap(({ n8n }) => n8n[kind]))].sort()).toEqual([...whole].sort());
	}
});

/** Of the nodes in a package's examples. */
function typesIn(folder: string): string[] {
	const texts = filesOf(folder).map((file) => readFileSync(join(folder, 'examples', file), 'utf8'));
	return texts.flatMap((text) => (JSON.parse(text) as { nodes: Array<{ type: string }> }).nodes.map(({ type }) => type));
}

const filesOf = (folder: string): string[] => readdirSync(join(folder, 'examples'));

/** HDHive has no search of its own: its title field may use a TMDB credential, which brings TMDB's sign-in along. */
const BORROWED: Record<string, string[]> = { 'n8n-nodes-watchflow-hd-hive': ['Tmdb'] };

it('Each has papers and examples of its own nodes, nothing that is run when it is installed, and no other service unless it combines them', () => {
	for (const folder of folders) {
		const { name, dependencies, scripts } = manifestOf(folder);
		expect([name, dependencies]).toEqual([basename(folder), undefined]);
		expect(Object.keys(scripts ?? {}).filter((script) => script !== 'test')).toEqual([]);
		expect(
			typesIn(folder).filter((type) => !type.startsWith('n8n-nodes-base.') && !type.startsWith(`${name}.`) && !type.startsWith('@n8n/')),
		).toEqual([]);
		expect(typesIn(folder).some((type) => type.startsWith(`${name}.`))).toBe(true);
		for (const heading of ['Install', 'Nodes', 'Credentials', 'What it does', 'Examples'])
			expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`\n## ${heading}\n`);
		for (const file of ['README.md', 'LICENSE']) expect(existsSync(join(folder, file))).toBe(true);
		const inside = readdirSync(join(folder, 'nodes')).filter((entry) => entry !== 'shared');
		if (/-media-(sync|panel)$/.test(name)) continue;
		const foreign = inside.filter((entry) => !readdirSync(join(folder, 'nodes', entry)).some((file) => file.endsWith('.node.ts')));
		expect({ name, own: inside.length - foreign.length, foreign }).toEqual({ name, own: 1, foreign: BORROWED[name] ?? [] });
	}
});

it('Each loads by itself with n8n’s own loader, and its codex names its own nodes', () => {
	const script = `
		const { PackageDirectoryLoader } = require('n8n-core');
		(async () => {
			const loaded = [];
			for (const folder of ${JSON.stringify(folders)}) {
				const loader = new PackageDirectoryLoader(folder);
				await loader.loadAll();
				const codex = Object.values(loader.nodeTypes).map(({ type }) => type.description.codex !== undefined);
				loaded.push([Object.keys(loader.nodeTypes).length, Object.keys(loader.credentialTypes).length, codex.every(Boolean)]);
			}
			process.stdout.write('RESULT' + JSON.stringify(loaded));
		})();`;
	const stdout = execFileSync(process.execPath, ['-e', script], {
		cwd: ROOT,
		encoding: 'utf8',
		env: { ...process.env, N8N_USER_FOLDER: target },
	});
	const loaded = JSON.parse(stdout.slice(stdout.lastIndexOf('RESULT') + 6)) as unknown;
	expect(loaded).toEqual(folders.map(manifestOf).map(({ n8n }) => [n8n.nodes.length, n8n.credentials.length, true]));
}, 60_000);

it('Each passes n8n’s own scanner, whose rules are those of lint', () => {
	const results = scanAll(folders, SOURCE_PATTERNS).map((result, index) => ({ name: basename(folders[index] ?? ''), ...result }));
	expect(results).toEqual(folders.map((folder) => ({ name: basename(folder), passed: true })));
}, 120_000);

it('Each of one service has tests, which run by themselves', () => {
	for (const folder of folders.filter((one) => !/-media-(?:sync|panel)$/.test(one))) {
		expect([basename(folder), existsSync(join(folder, 'test')), manifestOf(folder).scripts]).toEqual([
			basename(folder),
			true,
			{ test: 'jest' },
		]);
	}
	const radarr = folders.find((folder) => folder.endsWith('-radarr')) ?? '';
	const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
	const found = spawnSync(process.execPath, [jest, '--maxWorkers=1'], { cwd: radarr, encoding: 'utf8' });
	expect(found.stderr).toMatch(/^Tests: +5 passed, 5 total$/m);
}, 120_000);
