import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Runtime } from './measureCase';
import { median } from './median';
import type { Verdict } from './targets';

/** Milliseconds of work that the first execution of a node after a start of n8n costs on top of a later one. */
export interface FirstExecution {
	node: string;
	/** Loading its code and reading its forms. */
	cpuMs: number;
}

const NODES = ['MediaSync', 'Trakt', 'Tmdb', 'MoviePilot', 'RealDebrid', 'HdHive', 'Seerr', 'Radarr', 'Sonarr'];
const ROUNDS = 5;
const MOST_MS = 30;

/** n8n has loaded n8n-workflow long before; what is ours comes on top of it. */
const CHILD = `
	const { createRequire } = require('node:module');
	const { built, n8n, node } = JSON.parse(process.argv[1]);
	createRequire(n8n + '/package.json')('n8n-workflow');
	createRequire(built + '/package.json')('n8n-workflow');
	const worked = process.cpuUsage();
	const loaded = createRequire(built + '/package.json')('./dist/nodes/' + node + '/' + node + '.node.js');
	const made = new loaded[node]();
	JSON.stringify(made.description.properties.length);
	const { user, system } = process.cpuUsage(worked);
	process.stdout.write('RESULT' + (user + system) / 1e3);
`;

/** Each node in processes of its own; the median of them. */
export function measureFirstExecutions({ package: built, n8n, node: binary }: Runtime, say: (line: string) => void): FirstExecution[] {
	return NODES.map((node) => {
		const once = () => {
			const args = ['-e', CHILD, JSON.stringify({ built, n8n: join(n8n), node })];
			const text = execFileSync(binary, args, { encoding: 'utf8' });
			return Number(text.slice(text.lastIndexOf('RESULT') + 6));
		};
		const cpuMs = median(Array.from({ length: ROUNDS }, once));
		say(`first execution of ${node}: ${cpuMs.toFixed(1)} ms of work`);
		return { node, cpuMs };
	});
}

export const FIRST_HEADINGS = ['node', 'CPU ms'];

export const firstRows = (rows: FirstExecution[]): string[][] => rows.map(({ node, cpuMs }) => [node, cpuMs.toFixed(1)]);

export function judgeFirst(rows: FirstExecution[]): Verdict[] {
	const slowest = rows.toSorted((a, b) => b.cpuMs - a.cpuMs)[0];
	const promise = `first execution of a node after a start: at most ${MOST_MS} ms of work of ours`;
	if (slowest === undefined) return [{ promise, measured: '', reached: undefined }];
	return [{ promise, measured: `${slowest.cpuMs.toFixed(1)} ms (${slowest.node})`, reached: slowest.cpuMs <= MOST_MS }];
}
