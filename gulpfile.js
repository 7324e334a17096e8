const { spawn } = require('node:child_process');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const { dest, parallel, series, src, watch } = require('gulp');
const { bundle } = require('./gulp/bundle');
const { generate } = require('./gulp/mediaPanel');
const { splitPackages } = require('./gulp/split');

const PANEL = 'nodes/MediaPanel/web';
const SOURCES = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const ASSETS = ['{nodes,credentials}/**/*.{svg,png}', 'nodes/**/*.node.json', `!${PANEL}/**`];

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

function compile() {
	return spawn(
		process.execPath,
		[require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
		{
			stdio: 'inherit',
		},
	);
}

function copyAssets() {
	// Without `encoding: false` gulp reads a png as text and breaks it.
	return src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));
}

/** The panel's page becomes a module: a node may not read files. */
async function makePanel() {
	await mkdir(`dist/${PANEL}`, { recursive: true });
	await writeFile(`dist/${PANEL}/assets.js`, generate());
}

/** The last step: what the others left in dist becomes one file. */
async function bundleModules() {
	await bundle('dist');
}

/** One package per service, in `packages`, ready to be published. */
async function split() {
	await splitPackages('packages');
}

const build = series(clean, parallel(compile, copyAssets, makePanel), bundleModules);

function rebuildOnChange() {
	watch(SOURCES, compile);
	watch(ASSETS, copyAssets);
}

exports.build = build;
exports.split = split;
exports.watch = series(build, rebuildOnChange);
exports.default = build;
