const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { basename, join, posix, resolve } = require('node:path');

/** What a person reads in a package of one service: its README and its example workflows. */

const ROOT = resolve(__dirname, '..');

/** Where a page's neighbours are, as a README has no other page beside it. */
const HOME = 'https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow/blob/main/';

/** Nodes of n8n itself are in every n8n; those of this project have to be in the package. */
const PREFIX = 'n8n-nodes-watchflow.';

const nodeNames = ({ nodes }) => nodes.map((file) => basename(file).split('.')[0]).map((name) => name[0].toLowerCase() + name.slice(1));

/**
 * The project's workflows that need no other package, with their nodes named as in this one.
 *
 * @returns {Record<string, string>} file contents by name
 */
function examplesFor(parts, { from, to }) {
	const own = nodeNames(parts).flatMap((name) => [`${PREFIX}${name}`, `${PREFIX}${name}Tool`]);
	const found = {};
	for (const file of readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.json'))) {
		const text = readFileSync(join(ROOT, 'examples', file), 'utf8');
		const types = JSON.parse(text)
			.nodes.map(({ type }) => type)
			.filter((type) => type.startsWith(PREFIX));
		if (types.every((type) => own.includes(type))) found[file] = text.replaceAll(`"${from}.`, `"${to}.`);
	}
	return { 'first-steps.json': firstSteps(parts, to), ...found };
}

/** One click, one read: what shows that the credential works. */
const READS = {
	hdHive: ['account', 'get'],
	mediaSync: ['history', 'getRuns'],
	moviePilot: ['subscription', 'getMany'],
	radarr: ['movie', 'getMany'],
	realDebrid: ['torrent', 'getMany'],
	seerr: ['request', 'getMany'],
	sonarr: ['series', 'getMany'],
	tmdb: ['popular', 'getMany'],
	trakt: ['watchlist', 'getMany'],
};

function firstSteps(parts, to) {
	const { title } = parts;
	const name = nodeNames(parts).find((one) => READS[one] !== undefined) ?? nodeNames(parts)[0];
	const [resource, operation] = READS[name] ?? [];
	const note = `## First steps with ${title}\n\nReads from ${title} and changes nothing.\n\n**Connect:** open the node and create its credential.\n\n**Change:** Resource and Operation.`;
	const start = { id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} };
	const node = { id: 'node', name: title, type: `${to}.${name}`, typeVersion: 1, position: [220, 0] };
	const sticky = { id: 'note', name: 'Note', type: 'n8n-nodes-base.stickyNote', typeVersion: 1, position: [-40, -260] };
	// A trigger starts by itself.
	const starts = resource === undefined ? [] : [start];
	const nodes = [
		...starts,
		{ ...node, parameters: { resource, operation } },
		{ ...sticky, parameters: { content: note, width: 420, height: 220 } },
	];
	const connections = starts.length === 0 ? {} : { Start: { main: [[{ node: title, type: 'main', index: 0 }]] } };
	return `${JSON.stringify({ name: `First steps with ${title}`, nodes, connections, settings: { executionOrder: 'v1' } }, null, 2)}\n`;
}

/** A page of docs/ without its heading and pictures; its links lead to the project. */
function page(folder, service) {
	const path = `docs/${folder}/${service.replaceAll('hd-hive', 'hdhive').replaceAll('movie-pilot', 'moviepilot')}.md`;
	if (!existsSync(join(ROOT, path))) return '';
	return readFileSync(join(ROOT, path), 'utf8')
		.replace(/^# .*\n/, '')
		.replaceAll(/^!\[.*\n?/gm, '')
		.replaceAll(/^<!--.*-->\n?/gm, '')
		.replaceAll(/\]\((?!https?:|#)([^)]+)\)/g, (_, link) => `](${HOME}${posix.join('docs', folder, link)})`)
		.trim();
}

/** The `README.md` of a package. */
function readme(name, { service, title, about, nodes, credentials }, examples) {
	const list = (files) => files.map((file) => `- ${basename(file).split('.')[0]}`).join('\n');
	const sections = [
		`# ${name}`,
		`n8n community nodes for ${title}. ${about}.`,
		`## Install\n\nIn n8n: **Settings → Community nodes → Install**, and type \`${name}\`. By hand, in the folder \`~/.n8n/nodes\` of n8n: \`npm install ${name}\`, then start n8n again.`,
		`## Nodes\n\n${list(nodes)}`,
		`## Credentials\n\n${list(credentials)}`,
		page('connect', service) && `## Connect\n\n${page('connect', service)}`,
		page('nodes', service) && `## What it does\n\n${page('nodes', service)}`,
		`## Examples\n\nIn the folder \`examples\`, to be pasted onto n8n's canvas:\n\n${examples.map((file) => `- [${file}](examples/${file})`).join('\n')}`,
		`## Development\n\n\`npm install && npm test\` runs the tests against simulated servers on this machine; no account is needed.`,
		`Part of [n8n-nodes-watchflow](https://github.com/n8n-nodes-watchflow/n8n-nodes-watchflow), which has all of them in one package: do not install both. Licence: MIT.`,
	];
	return `${sections.filter(Boolean).join('\n\n')}\n`;
}

module.exports = { examplesFor, readme };
