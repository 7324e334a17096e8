/**
 * Puts the panel's page together from its readable files in nodes/MediaPanel/web, for the build and for
 * the tests. The node may not read files, so what comes out is a module that holds them as texts.
 */
const { readFileSync } = require('node:fs');
const { join, posix } = require('node:path');
const { minifySync } = require('@swc/core');

const WEB = join(__dirname, '..', 'nodes', 'MediaPanel', 'web');

const read = (file) => readFileSync(join(WEB, file), 'utf8');

/** Lines without their indentation; each page is sent as it is here. */
const packed = (text) =>
	text
		.replace(/\/\*[\s\S]*?\*\//g, '')
		.replace(/\n\s+/g, '\n')
		.trim();

const IMPORT = /^import \{[^}]*\} from '\.\/([\w.]+)';\n/gm;

/**
 * All modules in one scope, for a page that may not load files: imports and the word `export` go away. Two
 * modules with the same name at their top are a mistake, which the minifier reports.
 */
function script() {
	const seen = new Set();
	const order = [];
	const visit = (file) => {
		if (seen.has(file)) return;
		seen.add(file);
		const source = read(posix.join('js', file));
		for (const [, other] of source.matchAll(IMPORT)) visit(other);
		order.push(source.replace(IMPORT, '').replace(/^export /gm, ''));
	};
	visit('main.mjs');
	const whole = `"use strict";(() => {\n${order.join('\n')}\n})();`;
	return minifySync(whole, { compress: true, mangle: true, ecma: 2022 }).code;
}

const icon = (size) => readFileSync(join(WEB, `icon-${size}.png`)).toString('base64');

function panelAssets() {
	return {
		shell: packed(read('shell.html')),
		app: packed(read('app.html')),
		page: packed(read('page.html')),
		form: packed(read('form.html')),
		style: packed(read('panel.css')),
		pageStyle: packed(read('page.css')),
		script: script(),
		manifest: JSON.stringify(JSON.parse(read('app.webmanifest'))),
		icons: { 180: icon(180), 512: icon(512) },
	};
}

/** The text of the module that `nodes/MediaPanel/web/assets.d.ts` declares. */
const generate = () => `"use strict";\nexports.assets = ${JSON.stringify(panelAssets())};\n`;

module.exports = { generate, panelAssets };
