import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties, subtitleInWords } from '../shared/node/form';
import { runOperations } from '../shared/node/operation';
import { connectApi } from './client/api';
import { getMediaServers, getPlugins, getSites, getWorkflows, searchTitles } from './fields/loadOptions';
import { DEFAULT_RESOURCE, operations, rooms } from './resources';

export class MoviePilot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'MoviePilot',
		name: 'moviePilot',
		icon: { light: 'file:moviePilot.svg', dark: 'file:moviePilot.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleInWords,
		description: 'Subscribe to films and shows at MoviePilot, look into its library, search, download and run its workflows and plugins',
		defaults: { name: 'MoviePilot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'watchFlowMoviePilotApi', required: true }],
		properties: buildProperties(rooms, DEFAULT_RESOURCE),
	};

	methods = { listSearch: { searchTitles }, loadOptions: { getMediaServers, getPlugins, getSites, getWorkflows } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, { operations, connect: connectApi });
	}
}
