import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { ArrApi } from '../shared/arr/api';
import { buildProperties, subtitleInWords } from '../shared/node/form';
import { runOperations } from '../shared/node/operation';
import { radarrListSearch, radarrLoadOptions } from './fields/choices';
import { connectRadarr } from './client/client';
import { operations, rooms } from './resources';

export class Radarr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Radarr',
		name: 'radarr',
		icon: { light: 'file:radarr.svg', dark: 'file:radarr.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleInWords,
		description: 'Add, find and delete films in Radarr, and see what it is downloading',
		defaults: { name: 'Radarr' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'watchFlowRadarrApi', required: true }],
		properties: buildProperties(rooms),
	};

	methods = { listSearch: radarrListSearch, loadOptions: radarrLoadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const cancelled = () => this.getExecutionCancelSignal?.()?.aborted ?? false;
		return await runOperations(this, { operations, connect: async () => new ArrApi(await connectRadarr(this, cancelled)) });
	}
}
