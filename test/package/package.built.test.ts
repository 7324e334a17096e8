import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { filesIn, ROOT } from './build';
import { packed, unpack, type Packed } from './pack';
import { scan, SOURCE_PATTERNS, TARBALL_PATTERNS } from './scanner';

interface Manifest {
	[key: string]: unknown;
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
	n8n: { n8nNodesApiVersion: number; strict: boolean; nodes: string[]; credentials: string[] };
}

interface Codex {
	node?: string;
	categories?: string[];
	resources?: { primaryDocumentation?: Array<{ url: string }> };
}

/** https://docs.n8n.io/integrations/creating-nodes/build/reference/node-codex-files/ */
const CATEGORIES = [
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const { nodes, credentials } = manifest.n8n;
const requireBuilt = createRequire(__filename);

let tarball: Packed;
let folder: string;

beforeAll(() => {
	tarball = packed();
	folder = unpack(tarball);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the manifest', () => {
	it('asks a user’s n8n for nothing but n8n-workflow', () => {
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		for (const key of ['dependencies', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies']) {
			expect(manifest).not.toHaveProperty(key);
		}
		expect(manifest).not.toHaveProperty('overrides');
		expect(manifest).not.toHaveProperty('resolutions');
	});

	it('runs nothing when it is installed', () => {
		const lifecycle = /^(?:pre|post)?(?:install|uninstall|prepare|pack)$|^(?:prepublish|postpublish|dependencies)$/;
		expect(Object.keys(manifest.scripts).filter((name) => lifecycle.test(name))).toEqual([]);
	});

	it('is found and accepted as a community package', () => {
		expect(manifest).toMatchObject({
			name: expect.stringMatching(/^n8n-nodes-/),
			license: 'MIT',
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			files: ['dist'],
			n8n: { n8nNodesApiVersion: 1, strict: true },
		});
	});

	it('registers every node and credential there is', () => {
		const compiled = (file: string) => `dist/${file.replace(/\.ts$/, '.js')}`;
		expect([...nodes].sort()).toEqual(filesIn('nodes', '.node.ts').map(compiled));
		expect([...credentials].sort()).toEqual(filesIn('credentials', '.credentials.ts').map(compiled));
	});
});

describe('the tarball', () => {
	it('holds the build and the papers, and nothing else', () => {
		expect(tarball.files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
		const papers = ['LICENSE', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'package.json'];
		const others = tarball.files.filter((file) => !papers.includes(file));
		const built = /^dist\/(?:(?:nodes|credentials)\/.+\.(?:js|svg|png|node\.json)|shared\/[\w-]+\.js|(?:known|types)\/\w+\.json)$/;
		expect(others.filter((file) => !built.test(file))).toEqual([]);
		const tests = /\/(?:tests?|fixtures?|simulators?|__\w+__)\/|\.(?:test|spec)\./i;
		expect(others.filter((file) => tests.test(file))).toEqual([]);
	});

	it('is small', () => {
		expect(tarball.unpackedSize).toBeLessThan(1_500_000);
	});

	it('loads with n8n’s own loader, every class of it', async () => {
		const loader = new PackageDirectoryLoader(ROOT);
		await loader.loadAll();
		expect(Object.keys(loader.nodeTypes)).toHaveLength(nodes.length);
		expect(Object.keys(loader.credentialTypes)).toHaveLength(credentials.length);
	});
});

function load<T>(path: string): T {
	const className = basename(path).split('.')[0]!;
	const exported = requireBuilt(join(ROOT, path)) as Record<string, new () => T>;
	return new exported[className]!();
}

function expectThemedIcons(icon: unknown, path: string): void {
	const svg = expect.stringMatching(/^file:.+\.svg$/) as string;
	expect(icon).toEqual({ light: svg, dark: svg });
	const { light, dark } = icon as { light: string; dark: string };
	const [lightSvg, darkSvg] = [light, dark].map((name) => {
		const file = join(dirname(path), name.replace('file:', '')).replaceAll('\\', '/');
		expect(tarball.files).toContain(file);
		return readFileSync(join(ROOT, file), 'utf8');
	});
	expect(lightSvg).toContain('<svg');
	expect(lightSvg).not.toBe(darkSvg);
}

describe.each(nodes)('%s', (path) => {
	it('has light and dark icons that differ', () => {
		expectThemedIcons(load<INodeType>(path).description.icon, path);
	});

	it('has a codex that n8n can use', () => {
		const file = path.replace(/\.js$/, '.json');
		expect(tarball.files).toContain(file);
		const codex = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Codex;
		const { name } = load<INodeType>(path).description;
		expect(codex.node).toBe(`${String(manifest.name)}.${name}`);
		expect(codex.categories?.length).toBeGreaterThan(0);
		for (const category of codex.categories ?? []) expect(CATEGORIES).toContain(category);
		// Without resources, n8n drops the whole codex without a word.
		expect(codex.resources?.primaryDocumentation?.[0]?.url).toMatch(/^https:\/\//);
	});
});

describe.each(credentials)('%s', (path) => {
	it('has light and dark icons that differ', () => {
		expectThemedIcons(load<ICredentialType>(path).icon, path);
	});

	it('keeps secrets out of the REST answers', () => {
		const secret = /token|secret|password|api ?key|session/i;
		const shown = /url|type|expir|header|name|status/i;
		const { properties } = load<ICredentialType>(path);
		const open = properties.filter(
			({ name, type, typeOptions }) =>
				['string', 'hidden'].includes(type) && secret.test(name) && !shown.test(name.replace(secret, '')) && typeOptions?.password !== true,
		);
		expect(open.map(({ name }) => name)).toEqual([]);
	});
});

describe('n8n’s own scanner', () => {
	it('passes the compiled package', () => {
		expect(scan(folder, TARBALL_PATTERNS)).toEqual({ passed: true });
	}, 60_000);

	it('passes the sources', () => {
		expect(scan(ROOT, SOURCE_PATTERNS)).toEqual({ passed: true });
	}, 60_000);

	it('really looks: it refuses a package that reads the environment', () => {
		const bad = mkdtempSync(join(tmpdir(), 'watchflow-bad-'));
		try {
			writeFileSync(join(bad, 'a.js'), 'exports.home = process.env.HOME;\n');
			expect(scan(bad, TARBALL_PATTERNS)).toMatchObject({ passed: false });
		} finally {
			rmSync(bad, { recursive: true, force: true });
		}
	}, 60_000);
});

it('has the licence it claims', () => {
	expect(existsSync(join(ROOT, 'LICENSE'))).toBe(true);
	expect(readFileSync(join(ROOT, 'LICENSE'), 'utf8')).toContain('MIT License');
});
