import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Example, ExampleNode } from './examplesStage';

/** Nodes by their names, each with the names of those that follow it. */
interface Drawing {
	node: ExampleNode;
	to?: string[];
}

const START = 'Try it';

/** Workflows to look at that are no examples: they show what an example would be too long for. */
export const openWorkflows = (): Example[] => [oneOfEach(), intoRadarrAndSonarr(), mediaPanel()];

/** The last part of the panel's address. */
export const PANEL_PATH = 'panel';

/** The panel, with what is done in it shown as items. */
function mediaPanel(): Example {
	const name = 'Media Panel Trigger';
	const trigger = {
		...ours(name, 'mediaPanelTrigger', [0, 0], { authentication: 'oAuth2', path: PANEL_PATH, options: {} }),
		webhookId: randomUUID(),
	};
	const done = { ...ours('What Was Done', '', [260, 0], {}), type: 'n8n-nodes-base.noOp' };
	return drawn('Media Panel for the phone', [{ node: trigger, to: [done.name] }, { node: done }]);
}

/** One read of every service. */
function oneOfEach(): Example {
	const reads: Array<[name: string, type: string, parameters: IDataObject]> = [
		['Trakt', 'trakt', { authentication: 'oAuth2', resource: 'watchlist', operation: 'getMany' }],
		['TMDB', 'tmdb', { resource: 'trending', operation: 'getMany' }],
		['MoviePilot', 'moviePilot', { resource: 'subscription', operation: 'getMany' }],
		['Seerr', 'seerr', { resource: 'request', operation: 'getMany' }],
		['Radarr', 'radarr', { resource: 'movie', operation: 'getMany' }],
		['Sonarr', 'sonarr', { resource: 'series', operation: 'getMany' }],
		['HDHive', 'hdHive', { resource: 'account', operation: 'get' }],
		['Real-Debrid', 'realDebrid', { authentication: 'apiToken', resource: 'torrent', operation: 'getMany' }],
	];
	const place = (index: number): [number, number] => [260 + (index % 4) * 240, Math.floor(index / 4) * 220];
	const nodes = reads.map(([name, type, parameters], index) => ({ node: ours(name, type, place(index), parameters) }));
	return drawn('One node of each service', [{ node: start([0, 110]), to: reads.map(([name]) => name) }, ...nodes]);
}

/** The Trakt watchlist split between a server for films and one for shows. */
function intoRadarrAndSonarr(): Example {
	const setup = (service: string) => ({
		[`${service}QualityProfile`]: { __rl: true, mode: 'list', value: 4, cachedResultName: 'HD-1080p' },
		[`${service}RootFolder`]: { __rl: true, mode: 'list', value: '/media', cachedResultName: '/media (512 GB free)' },
	});
	const sync = (target: string, mediaTypes: string[]) => ({
		authentication: 'oAuth2',
		resource: 'sync',
		operation: 'watchlist',
		target,
		mediaTypes,
		dryRun: true,
		...setup(target),
	});
	const every: ExampleNode = {
		...ours('Every Night', '', [0, 100], { rule: { interval: [{ field: 'days', triggerAtHour: 4 }] } }),
		type: 'n8n-nodes-base.scheduleTrigger',
		typeVersion: 1.2,
	};
	return drawn('Trakt watchlist into Radarr and Sonarr', [
		{ node: every, to: ['Films Into Radarr', 'Shows Into Sonarr'] },
		{ node: ours('Films Into Radarr', 'mediaSync', [280, 0], sync('radarr', ['movies'])) },
		{ node: ours('Shows Into Sonarr', 'mediaSync', [280, 220], sync('sonarr', ['shows', 'seasons'])) },
	]);
}

const ours = (name: string, type: string, position: [number, number], parameters: IDataObject): ExampleNode => ({
	id: randomUUID(),
	name,
	type: `n8n-nodes-watchflow.${type}`,
	typeVersion: 1,
	position,
	parameters,
});

const start = (position: [number, number]): ExampleNode => ({ ...ours(START, '', position, {}), type: 'n8n-nodes-base.manualTrigger' });

function drawn(name: string, drawing: Drawing[]): Example {
	const links = drawing.flatMap(({ node, to = [] }) =>
		to.length === 0 ? [] : [[node.name, { main: [to.map((next) => ({ node: next, type: 'main', index: 0 }))] }] as const],
	);
	return { name, nodes: drawing.map(({ node }) => node), connections: Object.fromEntries(links), settings: { executionOrder: 'v1' } };
}
