import type { IDataObject } from 'n8n-workflow';
import type { Host } from '../n8n/host';
import { schedule, workflowsOf } from '../n8n/oneNode';
import { Thief } from '../redirects/thief';
import { askingCredentials, filledIn, SECRET } from '../redirects/wholePackage';
import type { AttackTable } from './table';

/** One operation per credential that sends its secret. */
const OPERATIONS: Record<string, { node: string; parameters: IDataObject }> = {
	watchFlowMoviePilotApi: { node: 'moviePilot', parameters: { resource: 'subscription', operation: 'getMany' } },
	watchFlowSeerrApi: { node: 'seerr', parameters: { resource: 'request', operation: 'getMany' } },
	watchFlowRadarrApi: { node: 'radarr', parameters: { resource: 'movie', operation: 'getMany' } },
	watchFlowSonarrApi: { node: 'sonarr', parameters: { resource: 'series', operation: 'getMany' } },
	watchFlowTmdbApi: { node: 'tmdb', parameters: { resource: 'search', operation: 'movies', query: 'x' } },
	watchFlowRealDebridApi: { node: 'realDebrid', parameters: { authentication: 'apiToken', resource: 'user', operation: 'get' } },
	watchFlowHdHiveOAuth2Api: { node: 'hdHive', parameters: { resource: 'usage', operation: 'ping' } },
};

/** No request that carries a secret follows a redirect. */
export async function redirects(table: AttackTable, { client }: Host): Promise<void> {
	const thief = await Thief.start();
	const got = (what: string) => {
		const caught = thief.caught.splice(0);
		return caught.length > 0
			? `${what} went on to the other host${caught.some((one) => one.includes(SECRET)) ? ', with a secret' : ''}`
			: undefined;
	};
	try {
		const types = await askingCredentials();
		await table.attack(`a server that redirects, in the dialog of ${types.length} credentials`, async () => {
			const outcomes: Array<string | undefined> = [];
			for (const type of types) {
				const { id } = await client.createCredential(type.name, type.name, filledIn(type, thief.url));
				for (const fresh of [true, false]) {
					for (thief.status of [301, 302, 303, 307, 308]) {
						const before = thief.asked;
						const changes = fresh ? {} : { accessToken: '', expiresAt: 0, checkedToken: '' };
						const { status, message } = await client
							.testCredential(id, changes)
							.catch((error: Error) => ({ status: 'Error', message: error.message }));
						outcomes.push(got(`${type.name} (${thief.status})`));
						if (status === 'OK' && thief.asked > before) outcomes.push(`${type.name} (${thief.status}) passed its test: ${message}`);
					}
				}
			}
			return outcomes;
		});
		await table.attack('a server that redirects, as a node runs', async () => {
			const outcomes: Array<string | undefined> = [];
			for (const type of types) {
				const known = OPERATIONS[type.name];
				if (known === undefined) continue;
				const credential = await client.createCredential(type.name, type.name, filledIn(type, thief.url));
				const workflow = await client.importWorkflow(workflowsOf('Node', known.node)(type.name, schedule, known.parameters), {
					[`n8n-nodes-watchflow.${known.node}`]: [credential],
				});
				thief.status = 307;
				await client.waitForExecution(await client.runManually(workflow, schedule.name));
				outcomes.push(got(`${known.node} node`));
			}
			return outcomes;
		});
	} finally {
		await thief.close();
	}
}
