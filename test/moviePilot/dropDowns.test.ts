import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { MoviePilot } from '../../nodes/MoviePilot/MoviePilot.node';
import type { Generation } from '../simulators/moviePilot';
import { NodeWorld, OPEN } from './nodeWorld';

let world: NodeWorld;

afterEach(async () => await world.close());

/** What n8n gives a drop-down, over the simulator. */
function context(): ILoadOptionsFunctions {
	const { server } = world;
	const credentials = { baseUrl: server.url, apiToken: server.apiToken };
	return {
		getNode: () => ({ name: 'MoviePilot', credentials: { watchFlowMoviePilotApi: { id: server.url, name: 'x' } } }),
		getCredentials: async () => credentials,
		helpers: {
			async httpRequestWithAuthentication(_type: string, { url, qs }: { url: string; qs?: Record<string, string> }) {
				const response = await fetch(`${url}?${new URLSearchParams(qs).toString()}`, { headers: { 'x-api-key': server.apiToken } });
				return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: await response.json() };
			},
		},
	} as unknown as ILoadOptionsFunctions;
}

describe.each<[Generation, boolean]>(OPEN.filter(([, login]) => !login))('%s: the drop-downs', (generation) => {
	it('offer workflows, media servers, plugins and sites by name, and no secret of a site', async () => {
		world = await NodeWorld.start(generation);
		const { getWorkflows, getMediaServers, getPlugins, getSites } = new MoviePilot().methods.loadOptions;
		expect(await getWorkflows.call(context())).toEqual([]);
		expect(await getMediaServers.call(context())).toEqual([
			{ name: 'All', value: '' },
			{ name: 'jellyfin', value: 'jellyfin' },
		]);
		expect(await getPlugins.call(context())).toMatchObject([{ name: 'Trakt想看', value: 'TraktSync' }]);
		expect(await getSites.call(context())).toEqual([
			{ name: 'Alpha', value: '1' },
			{ name: 'Beta', value: '2' },
		]);
	});

	it('say what went wrong', async () => {
		world = await NodeWorld.start(generation);
		world.server.simulator.faults.add({
			kind: 'status',
			match: 'site',
			status: 401,
			body: '{"detail":"x"}',
			headers: { 'content-type': 'application/json' },
		});
		const { getSites } = new MoviePilot().methods.loadOptions;
		await expect(getSites.call(context())).rejects.toThrow('MoviePilot does not accept the sign-in of this credential');
	});
});
