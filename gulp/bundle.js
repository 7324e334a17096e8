const { mkdir, readFile, readdir, rm, writeFile } = require('node:fs/promises');
const { dirname, join, posix } = require('node:path');
const { minifySync } = require('@swc/core');

/** Below the folder that is bundled. */
const BUNDLE = 'nodes/bundle.js';

/**
 * Puts the compiled modules of a folder into one file, and leaves in place of each node and credential a
 * line that takes it from there. n8n reads every file of a package when it starts: hundreds of small ones
 * cost it several times what one costs. It is one file for all nodes and not one for each, because nodes that
 * use the same account share its limits through the modules they share.
 *
 * @param {string} folder holds `nodes/` and `credentials/`, compiled
 */
async function bundle(folder) {
	const all = await readdir(folder, { recursive: true });
	const files = all.map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.js') && file !== BUNDLE);
	const names = new Set(files.map(nameOf));
	const modules = await Promise.all(files.sort().map(async (file) => moduleText(nameOf(file), await readFile(join(folder, file), 'utf8'), names)));
	await Promise.all(files.map(async (file) => await rm(join(folder, file))));
	await writeFile(join(folder, BUNDLE), `${HEAD}${modules.join('')}module.exports = load;\n`);
	await Promise.all(files.filter(isEntry).map(async (file) => await writeEntry(folder, file)));
	await removeEmpty(folder);
}

const HEAD = `"use strict";
const modules = {};
const loaded = {};
function load(name) {
	let exported = loaded[name];
	if (exported === undefined) {
		exported = loaded[name] = {};
		modules[name](exported);
	}
	return exported;
}
`;

const nameOf = (file) => file.replace(/\.js$/, '');

const isEntry = (file) => /\.(node|credentials)\.js$/.test(file);

/** One line per module, with its names shortened and nothing else changed: n8n reads half as much. */
function moduleText(name, text, names) {
	const body = text
		.replace(/^"use strict";\n/, '')
		.replace(/^Object\.defineProperty\(exports, "__esModule".*\n/m, '')
		.replace(/^(exports\.\w+ = )+void 0;\n/m, '')
		.replaceAll(/\brequire\("(\.[^"]*)"\)/g, (_, path) => `load("${resolved(name, path, names)}")`);
	const options = { compress: { keep_classnames: true, keep_fnames: true }, mangle: { keep_classnames: true, keep_fnames: true }, format: { comments: false }, ecma: 2022, module: false };
	const { code } = minifySync(`modules["${name}"]=function(exports){${body}}`, options);
	// A function in brackets, an arrow does not count, is compiled at once, in place of being looked over first.
	return `${code.replace(/=function\(/, '=(function(').replace(/;?$/, ');')}\n`;
}

function resolved(from, path, names) {
	const plain = posix.join(posix.dirname(from), path);
	const found = [plain, `${plain}/index`].find((name) => names.has(name));
	if (found === undefined) throw new Error(`${from} requires ${path}, which was not compiled`);
	return found;
}

async function writeEntry(folder, file) {
	const path = posix.relative(posix.dirname(file), BUNDLE);
	await mkdir(dirname(join(folder, file)), { recursive: true });
	const require = `require("${path.startsWith('.') ? path : `./${path}`}")`;
	await writeFile(join(folder, file), `"use strict";\nmodule.exports = ${require}("${nameOf(file)}");\n`);
}

/** Folders that held modules only. */
async function removeEmpty(folder) {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if (!entry.isDirectory()) continue;
		const path = join(folder, entry.name);
		await removeEmpty(path);
		if ((await readdir(path)).length === 0) await rm(path, { recursive: true });
	}
}

module.exports = { bundle };
