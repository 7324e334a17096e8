/**
 * `npx tsx test/targets/onRealN8n.ts [package folder]`: the credential tests and drop-downs of Seerr, Radarr and Sonarr
 * on a full n8n server. The folder is a built package (package.json and dist); the repository's own by default.
 */
import { strict as assert } from 'node:assert';
import type { IDataObject } from 'n8n-workflow';
import { N8nClient, type Credential } from '../n8n/client';
import { ensureHarness } from '../n8n/harness';
import { N8nServer } from '../n8n/server';
import { Steps } from '../n8n/steps';
import { ROOT } from '../package/build';
import { startRadarr } from '../simulators/radarr';
import { startSeerr } from '../simulators/seerr';
import { startSonarr } from '../simulators/sonarr';

type Service = 'Seerr' | 'Radarr' | 'Sonarr';

/** What the editor asks when a drop-down is opened. */
async function dropDown(client: N8nClient, service: Service, credential: Credential, methodName: string, more: { filter?: string; path?: string; parameters?: IDataObject } = {}) {
	const { filter, path = 'parameters.x', parameters = {} } = more;
	const type = `watchFlow${service}Api`;
	const body = {
		path,
		methodName,
		credentials: { [type]: { id: credential.id, name: credential.name } },
		currentNodeParameters: parameters,
		nodeTypeAndVersion: { name: `n8n-nodes-watchflow.${service.toLowerCase()}`, version: 1 },
	};
	const isTags = methodName.endsWith('Tags');
	const answer = await client.call<{ results?: IDataObject[] } | IDataObject[]>('POST', `/rest/dynamic-node-parameters/${isTags ? 'options' : 'resource-locator-results'}`, { ...body, ...(isTags ? {} : { filter }) });
	const results = Array.isArray(answer) ? answer : (answer.results ?? []);
	return results.map(({ name, value }) => [name, value]);
}

async function main(): Promise<number> {
	const steps = new Steps();
	const [seerr, radarr, sonarr] = await Promise.all([startSeerr(), startRadarr(), startSonarr()]);
	seerr.state.addUser('kid');
	Object.assign(seerr.state.radarr[1]!, { rootFolders: [{ id: 1, path: '/4k', totalSpace: 0 }] });
	const server = await N8nServer.start({ harness: await ensureHarness(), packages: [process.argv[2] ?? ROOT] });
	const client = new N8nClient(server.url);
	try {
		await client.setUpOwner();
		const make = async (service: Service, { url, apiKey }: { url: string; apiKey: string }) => await client.createCredential(service, `watchFlow${service}Api`, { baseUrl: url, apiKey });
		const at = { Seerr: await make('Seerr', seerr), Radarr: await make('Radarr', radarr), Sonarr: await make('Sonarr', sonarr) };

		const tests: Array<[Service, IDataObject, 'OK' | 'Error', RegExp]> = [
			['Seerr', {}, 'OK', /successful/],
			['Seerr', { baseUrl: `${seerr.url}/` }, 'OK', /successful/],
			['Seerr', { apiKey: 'wrong' }, 'Error', /^Seerr refused the API Key/],
			['Seerr', { baseUrl: radarr.url }, 'Error', /^(Seerr refused the API Key.*something other than Seerr|No Seerr answers)/],
			['Seerr', { baseUrl: `${seerr.url}/web` }, 'Error', /^Something answers at the Base URL, but it is not Seerr/],
			['Seerr', { baseUrl: 'http://127.0.0.1:9' }, 'Error', /ECONNREFUSED|refused/i],
			['Radarr', {}, 'OK', /successful/],
			['Radarr', { apiKey: 'wrong' }, 'Error', /^Radarr refused the API Key/],
			['Radarr', { baseUrl: sonarr.url, apiKey: sonarr.apiKey }, 'Error', /^This is Sonarr, not Radarr/],
			['Radarr', { baseUrl: `${radarr.url}/web` }, 'Error', /^Something answers at the Base URL, but it is not Radarr/],
			['Radarr', { baseUrl: `${radarr.url}/api` }, 'Error', /^No Radarr with an API of version 3 answers at the Base URL/],
			['Sonarr', {}, 'OK', /successful/],
			['Sonarr', { apiKey: 'wrong' }, 'Error', /^Sonarr refused the API Key/],
			['Sonarr', { baseUrl: radarr.url, apiKey: radarr.apiKey }, 'Error', /^This is Radarr, not Sonarr/],
		];
		for (const [service, changes, status, sentence] of tests) {
			await steps.step(`${service}: the test of a credential with ${JSON.stringify(Object.keys(changes))} changed says ${sentence}`, async () => {
				const result = await client.testCredential(at[service].id, changes);
				assert.equal(result.status, status, result.message);
				assert.match(result.message, sentence);
			});
		}

		const lists: Array<[Service, string, { filter?: string; path?: string; parameters?: IDataObject }, unknown]> = [
			['Radarr', 'radarrQualityProfiles', {}, [['Any', 1], ['HD-1080p', 4]]],
			['Radarr', 'radarrQualityProfiles', { filter: 'hd' }, [['HD-1080p', 4]]],
			['Radarr', 'radarrRootFolders', {}, [['/archive/', '/archive/'], ['/media (512 GB free)', '/media']]],
			['Radarr', 'radarrTags', {}, [['kids', 2], ['trakt', 1]]],
			['Sonarr', 'sonarrQualityProfiles', {}, [['Any', 1], ['HD-1080p', 4]]],
			['Sonarr', 'sonarrRootFolders', { filter: 'media' }, [['/media (512 GB free)', '/media']]],
			['Sonarr', 'sonarrTags', {}, [['kids', 2], ['trakt', 1]]],
			['Seerr', 'seerrUsers', {}, [['admin', 1], ['kid', 2]]],
			['Seerr', 'seerrMovieServers', {}, [['Radarr (default)', 0], ['Radarr 4K (4K) (default)', 1]]],
			['Seerr', 'seerrShowServers', {}, [['Sonarr (default)', 0]]],
			['Seerr', 'seerrMovieProfiles', { parameters: { seerrIs4k: true } }, [['Any', 1], ['HD - 720p/1080p', 6]]],
			['Seerr', 'seerrShowProfiles', { parameters: { seerrShowServer: { __rl: true, mode: 'list', value: 0 } }, filter: 'hd' }, [['HD - 720p/1080p', 6]]],
			['Seerr', 'seerrMovieRootFolders', { path: 'parameters.rows.row[0].x', parameters: { rows: { row: [{ seerrMovieServer: { mode: 'id', value: '1' } }] } } }, [['/4k', '/4k']]],
			['Seerr', 'seerrMovieRootFolders', {}, [['/media (512 GB free)', '/media']]],
			['Seerr', 'seerrMovieTags', {}, [['trakt', 3]]],
		];
		for (const [service, method, more, expected] of lists) {
			await steps.step(`${service}: the drop-down ${method} ${JSON.stringify(more)}`, async () => {
				assert.deepEqual(await dropDown(client, service, at[service], method, more), expected);
			});
		}

		await steps.step('no key is in anything that n8n printed', async () => {
			await Promise.resolve();
			for (const { apiKey } of [seerr, radarr, sonarr]) assert.ok(!server.log.includes(apiKey));
		});
	} finally {
		await server.stop();
		await Promise.all([seerr.close(), radarr.close(), sonarr.close()]);
	}
	console.log(steps.summary);
	return steps.failed;
}

void main().then((failed) => process.exit(failed === 0 ? 0 : 1));
