import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { chosenInForm } from '../../shared/node/formValues';
import { toNodeError } from '../../shared/node/nodeErrors';
import { asText } from '../../shared/util/text';
import { titleSearch, type FoundTitle } from '../../shared/media/titleLocator';
import { asList, connectApi, type MoviePilotApi } from '../client/api';
import { KIND } from '../client/dialect';
import { mediaServers } from '../resources/library/library';
import { WORKFLOW_STATES } from '../client/records';

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** A drop-down whose entries come from the server. */
const dropDown = (read: (api: MoviePilotApi) => Promise<INodePropertyOptions[]>): Load =>
	async function (this: ILoadOptionsFunctions) {
		try {
			return await read(await connectApi(this));
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	};

export const getWorkflows = dropDown(async (api) =>
	(await api.list('/api/v1/workflow/', 'the workflows')).map((workflow) => ({
		name: `${asText(workflow.name)} (${WORKFLOW_STATES[asText(workflow.state)] ?? '?'})`,
		value: Number(workflow.id),
	})),
);

export const getMediaServers = dropDown(async (api) => [
	{ name: 'All', value: '' },
	...(await mediaServers(api)).map((name) => ({ name, value: name })),
]);

export const getPlugins = dropDown(async (api) =>
	(await installedPlugins(api)).map((plugin) => ({
		name: asText(plugin.plugin_name) || asText(plugin.id),
		value: asText(plugin.id),
		description: asText(plugin.plugin_desc),
	})),
);

/** Names only: the list of sites holds cookies and keys of the site accounts. */
export const getSites = dropDown(async (api) =>
	(await api.list('/api/v1/site/', 'the sites')).map((site) => ({ name: asText(site.name), value: asText(site.id) })),
);

/** The drop-down of the TMDB ID field: MoviePilot's own search, of the type that the form says. */
export const searchTitles = titleSearch(async (context, title): Promise<FoundTitle[]> => {
	const api = await connectApi(context);
	const wanted = chosenInForm(context, 'mediaType');
	const found = asList(await api.get('/api/v1/media/search', { title, type: 'media', page: 1, count: 30 }));
	return found.flatMap((entry) => {
		const type = entry.type === KIND.show ? 'show' : entry.type === KIND.movie ? 'movie' : undefined;
		if (type === undefined || (wanted === 'movie' && type === 'show') || (wanted === 'tv' && type === 'movie')) return [];
		return [{ type, title: entry.title, year: entry.year, tmdb: entry.tmdb_id } as const];
	});
});

export async function installedPlugins(api: MoviePilotApi): Promise<IDataObject[]> {
	const answer = await api.client.request({ method: 'GET', path: '/api/v1/plugin/', query: { state: 'installed' } });
	return api.listIn(answer, 'the plugins');
}
