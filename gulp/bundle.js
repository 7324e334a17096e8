const { existsSync } = require('node:fs');
const { mkdir, readdir, rm, writeFile } = require('node:fs/promises');
const { basename, dirname, join, posix } = require('node:path');
const { build, transform } = require('esbuild');
const { described, START } = require('./descriptions');

const ENTRY = /\.(node|credentials)\.ts$/;

const STYLE = { target: 'es2022', charset: 'utf8', minify: true, legalComments: 'none', logLevel: 'warning' };

/**
 * Builds `dist`: in `dist/code` one file for each node and credential and one for whatever several of them share;
 * what n8n's start wants to know of them in `dist/descriptions.json`; and where n8n looks for a node or credential a
 * line that gives it a stand-in, which loads the code when it is first used. So a start reads one text in place
 * of all code, and nodes that use the same account share its limits through the files they share.
 *
 * @param {string} folder holds the sources, `nodes/` and `credentials/`
 */
async function bundle(folder) {
	const dist = join(folder, 'dist');
	const code = join(dist, 'code');
	const entries = await entriesOf(folder);
	await rm(code, { recursive: true, force: true });
	for (const { name, text } of await compiled(folder, entries)) await write(join(code, name), text);
	await writeFile(join(dist, 'descriptions.json'), described(code, entries.map(classOf)));
	await writeFile(join(dist, 'start.js'), START);
	for (const entry of entries) await writeEntry(dist, entry);
}

/** Sources of the nodes and credentials, as paths from the folder. */
async function entriesOf(folder) {
	const files = await Promise.all(
		['credentials', 'nodes'].map(async (part) => {
			const all = existsSync(join(folder, part)) ? await readdir(join(folder, part), { recursive: true }) : [];
			return all.map((file) => `${part}/${file.replaceAll('\\', '/')}`);
		}),
	);
	return files
		.flat()
		.filter((file) => ENTRY.test(file))
		.sort();
}

/** `nodes/Trakt/Trakt.node.ts` holds the class Trakt. */
const classOf = (file) => basename(file).replace(ENTRY, '');

/** Only what esbuild makes of ES modules is cut where entries share code; Node.js loads the other kind at once. */
async function compiled(folder, entries) {
	const { outputFiles } = await build({
		...STYLE,
		absWorkingDir: folder,
		entryPoints: Object.fromEntries(entries.map((file) => [classOf(file), file])),
		outdir: 'dist/code',
		chunkNames: 'shared-[hash]',
		bundle: true,
		splitting: true,
		write: false,
		format: 'esm',
		platform: 'node',
		external: ['n8n-workflow'],
		plugins: [madeByTask],
	});
	return await Promise.all(
		outputFiles.map(async ({ path, text }) => ({ name: basename(path), text: (await transform(text, { ...STYLE, format: 'cjs' })).code })),
	);
}

/** A module that has a declaration only is made by a task of its own: `gulp/<folder>.js` exports what makes its text. */
const madeByTask = {
	name: 'made by a task',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
			const file = join(resolveDir, path);
			const isMade = existsSync(`${file}.d.ts`) && !existsSync(`${file}.ts`);
			return isMade ? { path: file.replaceAll('\\', '/'), namespace: 'made' } : undefined;
		});
		onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => {
			const service = path.split('/nodes/').pop().split('/')[0];
			const { generate } = require(`./${service[0].toLowerCase()}${service.slice(1)}`);
			return { contents: generate(), loader: 'js' };
		});
	},
};

async function writeEntry(dist, entry) {
	const name = classOf(entry);
	const up = posix.relative(posix.dirname(entry), '.');
	const text = `"use strict";\nmodule.exports = require("${up}/start.js")("${name}", () => require("${up}/code/${name}.js"));\n`;
	await write(join(dist, entry.replace(/\.ts$/, '.js')), text);
}

async function write(file, text) {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, text);
}

module.exports = { bundle };
