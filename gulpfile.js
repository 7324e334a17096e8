const { rm } = require('node:fs/promises');
const { dest, parallel, series, src, watch } = require('gulp');
const { bundle, describe } = require('./gulp/bundle');
const { splitPackages } = require('./gulp/split');

const PANEL = 'nodes/MediaPanel/web';
const SOURCES = ['nodes/**/*.ts', 'credentials/**/*.ts'];
// A glob that begins with its folder: one that begins with {nodes,credentials} is searched for in all of node_modules.
const ASSETS = ['nodes/**/*.{svg,png,node.json}', 'credentials/**/*.{svg,png}', `!${PANEL}/**`];

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

function copyAssets() {
	// Without `encoding: false` gulp reads a png as text and breaks it.
	return src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));
}

/** TypeScript and the panel's page; types are checked by `npm run typecheck`. */
async function compile() {
	await bundle(__dirname);
}

/** One package per service, in `packages`, ready to be published. */
async function split() {
	await splitPackages('packages');
}

/** What n8n reads at its start, from the built package. */
async function metadata() {
	await describe(__dirname);
}

const build = series(clean, parallel(compile, copyAssets), metadata);

function rebuildOnChange() {
	watch([...SOURCES, `${PANEL}/**`], series(compile, metadata));
	watch(ASSETS, copyAssets);
}

exports.build = build;
exports.split = split;
exports.watch = series(build, rebuildOnChange);
exports.default = build;
