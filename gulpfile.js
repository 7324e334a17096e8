const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src, watch } = require('gulp');

const SOURCES = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const ASSETS = ['{nodes,credentials}/**/*.{svg,png}', 'nodes/**/*.node.json'];

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

const build = series(clean, parallel(compile, copyAssets));

function rebuildOnChange() {
	watch(SOURCES, compile);
	watch(ASSETS, copyAssets);
}

exports.build = build;
exports.watch = series(build, rebuildOnChange);
exports.default = build;
