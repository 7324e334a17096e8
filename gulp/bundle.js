const { mkdir, readFile, readdir, rm, writeFile } = require('node:fs/promises');
const { dirname, join, posix } = require('node:path');
const { minifySync } = require('@swc/core');

/** Below the folder that is bundled: what n8n's start takes, and what the first execution of a node takes besides. */
const START = 'nodes/bundle.js';
const LATER = 'nodes/later.js';

/**
 * Puts the compiled modules of a folder into two files, and leaves in place of each node and credential a line
 * that takes it from there. n8n reads every file of a package when it starts: hundreds of small ones cost it
 * several times what one costs, and half of the code is not needed before a node is executed. They are files for
 * all nodes and not for each, because nodes that use the same account share its limits through the modules they share.
 *
 * @param {string} folder holds `nodes/` and `credentials/`, compiled
 */
async function bundle(folder) {
	const all = await readdir(folder, { recursive: true });
	const files = all.map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.js') && file !== START && file !== LATER);
	const names = new Set(files.map(nameOf));
	const modules = await Promise.all(files.sort().map(async (file) => [nameOf(file), moduleText(nameOf(file), await readFile(join(folder, file), 'utf8'), names)]));
	await Promise.all(files.map(async (file) => await rm(join(folder, file))));
	const atStart = neededAtStart(modules, files.filter(isEntry));
	const textOf = (wanted) => modules.filter(([name]) => atStart.has(name) === wanted).map(([, text]) => text).join('');
	await writeFile(join(folder, START), `${HEAD}${textOf(true)}module.exports = load;\n`);
	await writeFile(join(folder, LATER), `"use strict";\nmodule.exports = (modules, load) => {\n${textOf(false)}};\n`);
	await Promise.all(files.filter(isEntry).map(async (file) => await writeEntry(folder, file)));
	await removeEmpty(folder);
}

const HEAD = `"use strict";
const modules = {};
const loaded = {};
function load(name) {
	let exported = loaded[name];
	if (exported === undefined) {
		if (modules[name] === undefined) require("./later.js")(modules, load);
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
	const body = importedWhenUsed(text)
		.replace(/^"use strict";\n/, '')
		.replace(/^Object\.defineProperty\(exports, "__esModule".*\n/m, '')
		.replace(/^(exports\.\w+ = )+void 0;\n/m, '')
		.replaceAll(/\brequire\("(\.[^"]*)"\)/g, (_, path) => `load("${resolved(name, path, names)}")`);
	const options = { compress: { keep_classnames: true, keep_fnames: true }, mangle: { keep_classnames: true, keep_fnames: true }, format: { comments: false }, ecma: 2022, module: false };
	const { code } = minifySync(`modules["${name}"]=function(exports){${body}}`, options);
	// A function in brackets, an arrow does not count, is compiled at once, in place of being looked over first.
	return `${code.replace(/=function\(/, '=(function(').replace(/;?$/, ');')}\n`;
}

/** TypeScript's `const x_1 = require("./x")` becomes a function, so that a module is loaded when something of it is used. */
function importedWhenUsed(text) {
	const names = [];
	const lazy = text.replaceAll(/^const (\w+_\d+) = (require\("\.[^"]*"\));$/gm, (_, name, call) => {
		names.push(name);
		return `const ${name} = () => ${call};`;
	});
	if (names.length === 0) return lazy;
	const used = new RegExp(`\\b(new )?(${names.join('|')})\\.(\\w+)`, 'g');
	return lazy.replaceAll(used, (_, construct, name, member) => (construct ? `new (${name}().${member})` : `${name}().${member}`));
}

function resolved(from, path, names) {
	const plain = posix.join(posix.dirname(from), path);
	const found = [plain, `${plain}/index`].find((name) => names.has(name));
	if (found === undefined) throw new Error(`${from} requires ${path}, which was not compiled`);
	return found;
}

/** Starts all nodes and credentials as n8n does, and sees which modules that loads. */
function neededAtStart(modules, entries) {
	const text = `${HEAD}${modules.map(([, module]) => module).join('')}return { load, loaded };`;
	const { load, loaded } = new Function('require', text)(require);
	for (const name of entries.map(nameOf)) {
		const [Class] = Object.values(load(name));
		new Class();
	}
	return new Set(Object.keys(loaded));
}

async function writeEntry(folder, file) {
	const path = posix.relative(posix.dirname(file), START);
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
