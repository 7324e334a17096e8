import { strict as assert } from 'node:assert';
import type { IDataObject } from 'n8n-workflow';
import type { Credential } from '../n8n/client';
import { openDropDown } from '../n8n/dropDown';
import type { Host } from '../n8n/host';
import type { Steps } from '../n8n/steps';
import { startRadarr } from '../simulators/radarr';
import { startSeerr } from '../simulators/seerr';
import { startSonarr } from '../simulators/sonarr';

type Service = 'Seerr' | 'Radarr' | 'Sonarr';

type Simulated = Record<Service, { url: string; apiKey: string }>;

interface Opened {
	filter?: string;
	path?: string;
	parameters?: IDataObject;
}

/** The credential tests and the drop-downs of Seerr, Radarr and Sonarr on a full n8n server. */
export async function targetsOnRealN8n(steps: Steps, host: Host): Promise<void> {
	const [Seerr, Radarr, Sonarr] = await Promise.all([startSeerr(), startRadarr(), startSonarr()]);
	const simulated = { Seerr, Radarr, Sonarr };
	Seerr.state.addUser('kid');
	Object.assign(Seerr.state.radarr[1]!, { rootFolders: [{ id: 1, path: '/4k', totalSpace: 0 }] });
	try {
		const credentials = {} as Record<Service, Credential>;
		for (const service of ['Seerr', 'Radarr', 'Sonarr'] as const) {
			const { url: baseUrl, apiKey } = simulated[service];
			credentials[service] = await host.client.createCredential(service, `watchFlow${service}Api`, { baseUrl, apiKey });
		}
		await credentialTests(steps, host, credentials, simulated);
		await dropDowns(steps, host, credentials);
		await steps.step('Seerr, Radarr, Sonarr: no key is in an answer of n8n or in its log', async () => {
			for (const { id } of Object.values(credentials)) await host.client.getCredential(id);
			assert.deepEqual(
				Object.values(simulated).filter(({ apiKey }) => host.said.includes(apiKey)),
				[],
			);
		});
	} finally {
		await Promise.all(Object.values(simulated).map(async (one) => await one.close()));
	}
}

async function credentialTests(
	steps: Steps,
	{ client }: Host,
	credentials: Record<Service, Credential>,
	{ Seerr, Radarr, Sonarr }: Simulated,
): Promise<void> {
	const at = ({ url: baseUrl, apiKey }: Simulated[Service]): IDataObject => ({ baseUrl, apiKey });
	const tests: Array<[Service, IDataObject, 'OK' | 'Error', RegExp]> = [
		['Seerr', {}, 'OK', /successful/],
		['Seerr', { baseUrl: `${Seerr.url}/` }, 'OK', /successful/],
		['Seerr', { apiKey: 'wrong' }, 'Error', /^Seerr refused the API Key/],
		['Seerr', { baseUrl: Radarr.url }, 'Error', /^(Seerr refused the API Key.*something other than Seerr|No Seerr answers)/],
		['Seerr', { baseUrl: `${Seerr.url}/web` }, 'Error', /^Something answers at the Base URL, but it is not Seerr/],
		['Seerr', { baseUrl: 'http://127.0.0.1:9' }, 'Error', /^Nothing answers at http:\/\/127\.0\.0\.1:9\. Check the Base URL/],
		['Radarr', {}, 'OK', /successful/],
		['Radarr', { apiKey: 'wrong' }, 'Error', /^Radarr refused the API Key/],
		['Radarr', at(Sonarr), 'Error', /^This is Sonarr, not Radarr/],
		['Radarr', { baseUrl: `${Radarr.url}/web` }, 'Error', /^Something answers at the Base URL, but it is not Radarr/],
		['Radarr', { baseUrl: `${Radarr.url}/api` }, 'Error', /^No Radarr with an API of version 3 answers at the Base URL/],
		['Sonarr', {}, 'OK', /successful/],
		['Sonarr', { apiKey: 'wrong' }, 'Error', /^Sonarr refused the API Key/],
		['Sonarr', at(Radarr), 'Error', /^This is Radarr, not Sonarr/],
	];
	for (const service of ['Seerr', 'Radarr', 'Sonarr']) {
		await steps.step(`${service}: the credential dialog tells what is wrong`, async () => {
			for (const [, changes, status, sentence] of tests.filter(([of]) => of === service)) {
				const result = await client.testCredential(credentials[service as Service].id, changes);
				const changed = Object.keys(changes).join(' and ') || 'nothing';
				assert.equal(result.status, status, `${changed} changed: ${result.message}`);
				assert.match(result.message, sentence, `${changed} changed`);
			}
		});
	}
}

const chosen = (value: unknown) => ({ __rl: true, mode: 'list', value }) as IDataObject;

const LISTS: Array<[Service, string, Opened, Array<[string, unknown]>]> = [
	[
		'Radarr',
		'radarrQualityProfiles',
		{},
		[
			['Any', 1],
			['HD-1080p', 4],
		],
	],
	['Radarr', 'radarrQualityProfiles', { filter: 'hd' }, [['HD-1080p', 4]]],
	[
		'Radarr',
		'radarrRootFolders',
		{},
		[
			['/archive/', '/archive/'],
			['/media (512 GB free)', '/media'],
		],
	],
	[
		'Radarr',
		'radarrTags',
		{},
		[
			['kids', 2],
			['trakt', 1],
		],
	],
	[
		'Sonarr',
		'sonarrQualityProfiles',
		{},
		[
			['Any', 1],
			['HD-1080p', 4],
		],
	],
	['Sonarr', 'sonarrRootFolders', { filter: 'media' }, [['/media (512 GB free)', '/media']]],
	[
		'Sonarr',
		'sonarrTags',
		{},
		[
			['kids', 2],
			['trakt', 1],
		],
	],
	[
		'Seerr',
		'seerrUsers',
		{},
		[
			['admin', 1],
			['kid', 2],
		],
	],
	[
		'Seerr',
		'seerrMovieServers',
		{},
		[
			['Radarr (default)', 0],
			['Radarr 4K (4K, default)', 1],
		],
	],
	['Seerr', 'seerrShowServers', {}, [['Sonarr (default)', 0]]],
	[
		'Seerr',
		'seerrMovieProfiles',
		{ parameters: { seerrIs4k: true } },
		[
			['Any', 1],
			['HD - 720p/1080p', 6],
		],
	],
	['Seerr', 'seerrShowProfiles', { parameters: { seerrShowServer: chosen(0) }, filter: 'hd' }, [['HD - 720p/1080p', 6]]],
	[
		'Seerr',
		'seerrMovieRootFolders',
		{ path: 'parameters.rows.row[0].x', parameters: { rows: { row: [{ seerrMovieServer: { mode: 'id', value: '1' } }] } } },
		[['/4k', '/4k']],
	],
	['Seerr', 'seerrMovieRootFolders', {}, [['/media (512 GB free)', '/media']]],
	['Seerr', 'seerrMovieTags', {}, [['trakt', 3]]],
];

async function dropDowns(steps: Steps, { client }: Host, credentials: Record<Service, Credential>): Promise<void> {
	for (const service of ['Seerr', 'Radarr', 'Sonarr']) {
		await steps.step(`${service}: the drop-downs show what the server has`, async () => {
			for (const [, methodName, opened, expected] of LISTS.filter(([of]) => of === service)) {
				const kind = methodName.endsWith('Tags') ? 'options' : 'resource-locator-results';
				const shown = await openDropDown(client, {
					node: service.toLowerCase(),
					credential: credentials[service as Service],
					methodName,
					kind,
					...opened,
				});
				assert.deepEqual(shown, expected, `${methodName} ${JSON.stringify(opened)}`);
			}
		});
	}
}
