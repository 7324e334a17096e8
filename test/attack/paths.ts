import type { Host } from '../n8n/host';
import { schedule, workflowsOf } from '../n8n/oneNode';
import { startMoviePilot } from '../simulators/moviePilot';
import type { AttackTable } from './table';

const ROOM = '/api/v1/plugin/';

const DOTS = ['..', '.\t.', '.\n.', '.\r.', '%2e%2e', '.%2E', '.%09.', '\t..', '..\t', '.\u0000.', '..;'];
const SLASHES = ['/', '\\', '/\t', '//', '%5c', '%2f'];

/** Routes that would reach the rest of the server, in every spelling that some parser resolves. */
const ROUTES = [
	'/.\t./.\t./subscribe/1',
	'//127.0.0.1:9/x',
	'http://127.0.0.1:9/x',
	'@127.0.0.1:9/x',
	'/?/../../subscribe',
	...DOTS.flatMap((dots) =>
		SLASHES.flatMap((slash) => [
			`${slash}${dots}${slash}${dots}${slash}subscribe${slash}1`,
			`a${slash}${dots}${slash}${dots}${slash}${dots}${slash}user`,
		]),
	),
];

/** A plugin's route never leaves the plugins of the server. */
export async function paths(table: AttackTable, { client }: Host): Promise<void> {
	const moviePilot = await startMoviePilot({ generation: 'v3.0.0' });
	try {
		const { url: baseUrl, apiToken } = moviePilot;
		const credential = await client.createCredential('MoviePilot', 'watchFlowMoviePilotApi', { baseUrl, apiToken });
		await table.attack('paths: a plugin’s route that leaves its room', async () => {
			const parameters = {
				resource: 'plugin',
				operation: 'call',
				pluginId: '={{ $json.plugin }}',
				method: 'GET',
				route: '={{ $json.route }}',
				query: '{}',
				options: {},
			};
			const exported = workflowsOf('MoviePilot', 'moviePilot')('Routes', schedule, parameters);
			const items = [
				...ROUTES.map((route) => ({ json: { plugin: 'TraktSync', route } })),
				...['..', '../..', '.\t.', '%2e%2e', '..%2f..', '..\\..'].map((plugin) => ({ json: { plugin, route: '/subscribe/1' } })),
			];
			const nodes = exported.nodes.map((node) =>
				'id' in node && node.id === 'node' ? { ...node, onError: 'continueRegularOutput' } : node,
			);
			const workflow = await client.importWorkflow(
				{ ...exported, nodes, pinData: { [schedule.name]: items } },
				{ 'n8n-nodes-watchflow.moviePilot': [credential] },
			);
			moviePilot.simulator.requests = [];
			await client.waitForExecution(await client.runManually({ ...workflow, pinData: { [schedule.name]: items } }, schedule.name), 120_000);
			const outside = moviePilot.simulator.requests.map(({ path }) => path).filter((path) => !decodedWithin(path));
			return items.map((_, index) => outside[index]);
		});
	} finally {
		await moviePilot.close();
	}
}

/** Also for a server that decodes a path before it resolves it. */
function decodedWithin(path: string): boolean {
	if (/^\/api\/(?:v3\/system\/status|v1\/(?:system|login|plugin\/?$))/.test(path)) return true;
	const decoded = decodeURIComponent(path).replaceAll('\\', '/');
	return new URL(decoded.replace(/^\/+/, '/'), 'http://x').pathname.startsWith(ROOM);
}
