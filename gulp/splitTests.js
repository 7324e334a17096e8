const { readdirSync } = require('node:fs');
const { join, resolve } = require('node:path');
const ts = require('typescript');

/** The tests of a package of one service, with all that they need of the project. */

const ROOT = resolve(__dirname, '..');

/** What jest itself is set up with. */
const setup = () => [
	'jest.config.js',
	'tsconfig.json',
	...inFolder('test').filter((file) => /^test\/[^/]+\.js$|^test\/sharedN8n\//.test(file)),
];

/** Read the project from its disk, or load whatever node there is: nothing for one package. */
const OF_THE_WHOLE = /^test\/(?:faults\/run|package\/|bench\/)/;

function inFolder(folder) {
	return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
		if (/^(?:node_modules|harness)/.test(entry.name)) return [];
		return entry.isDirectory() ? inFolder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`];
	});
}

const isProduct = (file) => /^(?:nodes|credentials)\//.test(file);

/**
 * Those below `test/<service>` and `test/alone` that need nothing of the product beyond the package's sources.
 *
 * @param {string[]} sources of the package
 * @returns {string[]} files, empty where there is no such test
 */
function testsFor(service, sources, { read, reachable }) {
	const folder = service[0].toLowerCase() + service.slice(1);
	const own = inFolder('test').filter((file) => file.startsWith(`test/${folder}/`) || file === `test/alone/${folder}.test.ts`);
	const tests = own.filter((file) => /^[^.]+(?:\.unit)?\.test\.ts$/.test(file) && fits(reachable([file]), sources, read));
	return tests.length === 0 ? [] : [...new Set([...setup(), ...reachable(tests).filter((file) => !isProduct(file))])].sort();
}

function fits(files, sources, read) {
	const product = files.filter(isProduct);
	const strays = files.some((file) => OF_THE_WHOLE.test(file) || (file.startsWith('test/') && /readFileSync|readdirSync/.test(read(file))));
	return product.length > 0 && product.every((file) => sources.includes(file)) && !strays;
}

/** Packages that jest loads by its configuration, by name in a text or through another one. */
const ALWAYS = ['jest', '@swc/jest', '@swc/core', 'n8n-core', 'n8n-workflow', '@types/jest', '@types/node', 'typescript'];

/** The parts of a manifest that the tests need. */
function developmentOf({ devDependencies }, tests, read) {
	if (tests.length === 0) return {};
	const imported = tests
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => ts.preProcessFile(read(file), true, false).importedFiles.map(({ fileName }) => fileName));
	const names = [...new Set([...ALWAYS, ...imported])].filter((name) => devDependencies[name] !== undefined).sort();
	return { scripts: { test: 'jest' }, devDependencies: Object.fromEntries(names.map((name) => [name, devDependencies[name]])) };
}

module.exports = { developmentOf, testsFor };
