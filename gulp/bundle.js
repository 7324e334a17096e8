const { existsSync } = require('node:fs');
const { execFile } = require('node:child_process');
const { mkdir, readdir, rm, writeFile } = require('node:fs/promises');
const { dirname, join, relative } = require('node:path');
const { promisify } = require('node:util');
const { build, transform } = require('esbuild');

const ENTRY = /\.(node|credentials)\.ts$/;

/** n8n-core's `n8n-generate-metadata`. */
const METADATA_TOOL = require.resolve('n8n-core/bin/generate-metadata');

const STYLE = { target: 'es2022', charset: 'utf8', minify: true, legalComments: 'none', logLevel: 'warning' };

/**
 * Builds `dist`: a file for each node and credential where n8n looks for it, and in `dist/shared` one for whatever
 * several of them share, so that nodes that use the same account share its limits.
 *
 * @param {string} folder holds the sources, `nodes/` and `credentials/`
 */
async function bundle(folder) {
	for (const { name, text } of await compiled(folder, await entriesOf(folder))) await write(join(folder, 'dist', name), text);
}

/**
 * Describes the built package with n8n's own tool, in `dist/known` and `dist/types`: n8n then starts with these texts
 * and loads a node's code when it is first used (n8n-core's LazyPackageDirectoryLoader).
 */
async function describe(folder) {
	// A package cut out of the project stands where n8n-workflow is not.
	const env = { ...process.env, NODE_PATH: join(__dirname, '..', 'node_modules') };
	await promisify(execFile)(process.execPath, [METADATA_TOOL], { cwd: folder, env });
	// n8n reads these two only for its own nodes.
	await rm(join(folder, 'dist', 'methods'), { recursive: true, force: true });
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

/** Only what esbuild makes of ES modules is cut where entries share code; Node.js loads the other kind at once. */
async function compiled(folder, entries) {
	const { outputFiles } = await build({
		...STYLE,
		absWorkingDir: folder,
		entryPoints: Object.fromEntries(entries.map((file) => [file.replace(/\.ts$/, ''), file])),
		outdir: 'dist',
		chunkNames: 'shared/[hash]',
		bundle: true,
		splitting: true,
		write: false,
		format: 'esm',
		platform: 'node',
		external: ['n8n-workflow'],
		plugins: [madeByTask],
	});
	return await Promise.all(
		outputFiles.map(async ({ path, text }) => ({
			name: relative(join(folder, 'dist'), path),
			text: (await transform(text, { ...STYLE, format: 'cjs' })).code,
		})),
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

async function write(file, text) {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, text);
}

module.exports = { bundle, describe };
