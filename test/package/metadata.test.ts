import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { ensureDist, ROOT } from './build';

type Any = Record<string, any>;

const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { n8n: { nodes: string[]; credentials: string[] } };

/** What n8n's loader knows after a start, and which of the package's code it has read until then. */
const CHILD = `
	const { LazyPackageDirectoryLoader } = require('n8n-core');
	const loader = new LazyPackageDirectoryLoader(process.cwd());
	loader.loadAll().then(() => {
		const code = Object.keys(require.cache).filter((file) => file.startsWith(process.cwd() + require('path').sep + 'dist'));
		process.stdout.write('RESULT' + JSON.stringify({ lazy: loader.isLazyLoaded, types: loader.types, known: loader.known, code }));
	});`;

interface Loaded {
	lazy: boolean;
	types: { nodes: Any[]; credentials: Any[] };
	known: { nodes: Any; credentials: Any };
	code: string[];
}

let loaded: Loaded;

beforeAll(() => {
	ensureDist();
	const stdout = execFileSync(process.execPath, ['-e', CHILD], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64e6 });
	loaded = JSON.parse(stdout.slice(stdout.lastIndexOf('RESULT') + 6)) as Loaded;
}, 120_000);

/** An instance of the class in the source of a built file. */
function fromSource(file: string): Any {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const exported = require(join(ROOT, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'))) as Record<string, new () => Any>;
	return new exported[basename(file).split('.')[0] ?? '']!();
}

it('n8n starts with the texts and reads no code of the package', () => {
	expect(loaded.lazy).toBe(true);
	expect(loaded.code).toEqual([]);
});

it.each(n8n.nodes)('%s is described as its source describes it', (file) => {
	const { description } = fromSource(file);
	const { codex: _codex, iconUrl: _iconUrl, ...found } = loaded.types.nodes.find(({ name }) => name === description.name)!;
	const { icon: _icon, ...expected } = JSON.parse(JSON.stringify(description)) as Any;
	expect(found).toMatchObject({ ...expected, properties: expect.any(Array) });
	// n8n gives a polling node its Poll Times.
	expect(found.properties.filter(({ name }: Any) => name !== 'pollTimes')).toEqual(expected.properties);
	expect(loaded.known.nodes[description.name].sourcePath).toBe(file);
});

it.each(n8n.credentials)('%s is described as its source describes it', (file) => {
	const credential = fromSource(file);
	const found = loaded.types.credentials.find(({ name }) => name === credential.name)!;
	expect(found.properties).toEqual(JSON.parse(JSON.stringify(credential.properties)));
	expect(loaded.known.credentials[credential.name].sourcePath).toBe(file);
});
