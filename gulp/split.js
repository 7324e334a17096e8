const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { cp, mkdir, rm, writeFile } = require('node:fs/promises');
const { dirname, join, posix, resolve } = require('node:path');
const ts = require('typescript');
const { bundle, describe } = require('./bundle');
const { examplesFor, readme } = require('./papers');
const { developmentOf, testsFor } = require('./splitTests');

const ROOT = resolve(__dirname, '..');

/** Of the sources that a package is built from, besides its code. */
const ASSETS = /\.(svg|png|node\.json|html|css|webmanifest)$/;

/**
 * Cuts the project into one package per folder of `nodes/` that has a node: its sources and what they import,
 * the credentials it names, the compiled code, and the papers. A new service needs nothing here.
 *
 * @param {string} target folder that is emptied and filled with one folder per package
 * @returns {Promise<string[]>} the folders of the packages
 */
async function splitPackages(target) {
	const out = resolve(ROOT, target);
	await rm(out, { recursive: true, force: true });
	const folders = [];
	for (const service of services()) folders.push(await writePackage(out, service));
	return folders;
}

/** Folders of nodes/ that hold a node. */
const services = () => readdirSync(join(ROOT, 'nodes')).filter((folder) => nodesOf(folder).length > 0);

const nodesOf = (service) =>
	readdirSync(join(ROOT, 'nodes', service))
		.filter((file) => file.endsWith('.node.ts'))
		.map((file) => `nodes/${service}/${file}`);

async function writePackage(out, service) {
	const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const name = `${manifest.name}-${kebab(service)}`;
	const folder = join(out, name);
	const sources = withCredentials(nodesOf(service));
	for (const file of sources) await write(join(folder, file), read(file));
	for (const file of assetsBeside(sources)) await writeAsset(folder, file, { from: manifest.name, to: name });
	const parts = partsOf(service, sources);
	const tests = testsFor(service, sources, { read, reachable });
	for (const file of tests) await write(join(folder, file), readFileSync(join(ROOT, file)));
	const development = developmentOf(manifest, tests, read);
	await writeFile(
		join(folder, 'package.json'),
		`${JSON.stringify({ ...manifestOf(manifest, name, parts), ...development }, null, '\t')}\n`,
	);
	const examples = examplesFor(parts, { from: manifest.name, to: name });
	for (const [file, text] of Object.entries(examples)) await write(join(folder, 'examples', file), text);
	await writeFile(join(folder, 'README.md'), readme(name, parts, Object.keys(examples)));
	await cp(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
	await bundle(folder);
	await describe(folder);
	return folder;
}

/** `RealDebrid` is `real-debrid`, `HdHive` is `hd-hive`. */
const kebab = (name) => name.replaceAll(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** What the nodes import, near and far, with the credentials whose names it contains. */
function withCredentials(nodes) {
	const credentials = readdirSync(join(ROOT, 'credentials'))
		.filter((file) => file.endsWith('.credentials.ts'))
		.map((file) => `credentials/${file}`);
	const code = reachable(nodes);
	const text = code.map(read).join('\n');
	const used = credentials.filter((file) => text.includes(`'${/name = '(\w+)'/.exec(read(file))?.[1]}'`));
	return [...new Set([...code, ...reachable(used)])].sort();
}

/** Most sources are in several packages. */
function remembered(make) {
	const made = new Map();
	return (file) => {
		if (!made.has(file)) made.set(file, make(file));
		return made.get(file);
	};
}

const read = remembered((file) => readFileSync(join(ROOT, file), 'utf8'));

const importsOf = remembered((file) =>
	ts
		.preProcessFile(read(file), true, false)
		.importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => fileOf(posix.join(posix.dirname(file), fileName), file)),
);

function reachable(entries) {
	const found = new Set(entries);
	for (const file of found) for (const imported of importsOf(file)) found.add(imported);
	return [...found];
}

function fileOf(path, importer) {
	const found = [`${path}.ts`, `${path}/index.ts`, `${path}.d.ts`].find((file) => existsSync(join(ROOT, file)));
	if (found === undefined) throw new Error(`${importer} imports ${path}, which does not exist`);
	return found;
}

async function write(file, text) {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, text);
}

/** Icons and codex files of the nodes and credentials among the sources, and what a page of theirs is made from. */
function assetsBeside(sources) {
	const entries = sources.filter((file) => /\.(node|credentials)\.ts$/.test(file));
	const icons = entries.flatMap((file) =>
		[...read(file).matchAll(/file:([\w./-]+\.(?:svg|png))/g)].map(([, icon]) => posix.join(posix.dirname(file), icon)),
	);
	const codex = entries.map((file) => file.replace(/\.ts$/, '.json')).filter((file) => existsSync(join(ROOT, file)));
	const pages = [...new Set(sources.filter((file) => file.endsWith('.d.ts')).map((file) => posix.dirname(file)))].flatMap((folder) =>
		readdirSync(join(ROOT, folder))
			.filter((file) => ASSETS.test(file))
			.map((file) => `${folder}/${file}`),
	);
	return [...new Set([...icons, ...codex, ...pages])];
}

/** A codex names its node with the package that the node is in. */
async function writeAsset(folder, file, { from, to }) {
	const isCodex = file.endsWith('.node.json');
	const content = isCodex ? read(file).replace(`"${from}.`, `"${to}.`) : readFileSync(join(ROOT, file));
	await write(join(folder, file), content);
	if (/\.(svg|png|node\.json)$/.test(file)) await write(join(folder, 'dist', file), content);
}

/** What a package is made of, as its manifest and its README tell. */
function partsOf(service, sources) {
	const compiled = (file) => `dist/${file.replace(/\.ts$/, '.js')}`;
	const files = sources.filter((file) => /\.(node|credentials)\.ts$/.test(file));
	const named = `nodes/${service}/${service}.node.ts`;
	const main = read(existsSync(join(ROOT, named)) ? named : nodesOf(service)[0]);
	const word = (name) => new RegExp(`\\b${name}: '([^']+)'`).exec(main)?.[1] ?? service;
	return {
		service: kebab(service),
		title: word('displayName').replace(/ Trigger$/, ''),
		about: word('description'),
		nodes: files.filter((file) => file.endsWith('.node.ts')).map(compiled),
		credentials: files.filter((file) => file.endsWith('.credentials.ts')).map(compiled),
	};
}

/** The project's own, without what only its development needs. */
function manifestOf(manifest, name, { title, about, nodes, credentials }) {
	const {
		license,
		homepage,
		bugs,
		repository,
		author,
		engines,
		publishConfig,
		files,
		version,
		peerDependencies,
		peerDependenciesMeta,
		n8n,
	} = manifest;
	return {
		name,
		version,
		description: `n8n nodes for ${title}: ${about[0].toLowerCase()}${about.slice(1)}`,
		keywords: ['n8n-community-node-package', 'n8n', kebab(title.replaceAll(' ', ''))],
		license,
		homepage,
		bugs,
		repository,
		author,
		engines,
		publishConfig,
		files,
		n8n: { n8nNodesApiVersion: n8n.n8nNodesApiVersion, strict: n8n.strict, credentials, nodes },
		peerDependencies,
		peerDependenciesMeta,
	};
}

module.exports = { splitPackages };
