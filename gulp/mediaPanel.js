/**
 * Puts the panel's page together from its readable files in nodes/MediaPanel/web, for the build and for
 * the tests. The node may not read files, so what comes out is a module that holds them as texts.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { buildSync, transformSync } = require('esbuild');

const WEB = join(__dirname, '..', 'nodes', 'MediaPanel', 'web');

const read = (file) => readFileSync(join(WEB, file), 'utf8');

/** Lines without their indentation; each page is sent as it is here. */
const packed = (text) =>
	text
		.replace(/\/\*[\s\S]*?\*\//g, '')
		.replace(/\n\s+/g, '\n')
		.trim();

/** All modules of the app in one, for a page that may not load files; two that import each other are fine. */
function script() {
	const { outputFiles } = buildSync({
		entryPoints: [join(WEB, 'js', 'main.mjs')],
		bundle: true,
		format: 'iife',
		target: 'es2022',
		charset: 'utf8',
		minify: true,
		write: false,
		legalComments: 'none',
		logLevel: 'warning',
	});
	return outputFiles[0].text.trim();
}

/** Styles without what only people read; as one text, in the order of their names. */
const style = (file) => transformSync(read(file), { loader: 'css', minify: true, target: 'es2022' }).code.trim();

const icon = (size) => readFileSync(join(WEB, `icon-${size}.png`)).toString('base64');

function panelAssets() {
	const styles = readdirSync(join(WEB, 'css')).sort();
	return {
		shell: packed(read('shell.html')),
		app: packed(read('app.html')),
		page: packed(read('page.html')),
		form: packed(read('form.html')),
		style: styles.map((name) => style(join('css', name))).join(''),
		pageStyle: style('page.css'),
		script: script(),
		manifest: JSON.stringify(JSON.parse(read('app.webmanifest'))),
		icons: { 180: icon(180), 512: icon(512) },
	};
}

/** The text of the module that `nodes/MediaPanel/web/assets.d.ts` declares. */
const generate = () => `"use strict";\nexports.assets = ${JSON.stringify(panelAssets())};\n`;

module.exports = { generate, panelAssets };
