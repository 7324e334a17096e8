import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties, subtitleInWords } from '../shared/node/form';
import { runOperations } from '../shared/node/operation';
import { seerrListSearch, seerrLoadOptions } from './fields/choices';
import { connectSeerr } from './client/client';
import { operations, rooms } from './resources';

export class Seerr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Seerr',
		name: 'seerr',
		icon: { light: 'file:seerr.svg', dark: 'file:seerr.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleInWords,
		description: 'Request films and shows at Seerr, Overseerr or Jellyseerr, and decide about requests',
		defaults: { name: 'Seerr' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'watchFlowSeerrApi', required: true }],
		properties: buildProperties(rooms),
	};

	methods = { listSearch: seerrListSearch, loadOptions: seerrLoadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const cancelled = () => this.getExecutionCancelSignal?.()?.aborted ?? false;
		return await runOperations(this, { operations, connect: async () => await connectSeerr(this, cancelled) });
	}
}
