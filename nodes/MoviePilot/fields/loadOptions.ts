import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { toNodeError } from '../../shared/node/nodeErrors';
import { asText } from '../../shared/util/text';
import { connectApi, type MoviePilotApi } from '../client/api';
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

export async function installedPlugins(api: MoviePilotApi): Promise<IDataObject[]> {
	const answer = await api.client.request({ method: 'GET', path: '/api/v1/plugin/', query: { state: 'installed' } });
	return api.listIn(answer, 'the plugins');
}
