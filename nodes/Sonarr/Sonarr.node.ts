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
import { sonarrListSearch, sonarrLoadOptions } from './fields/choices';
import { connectSonarr } from './client/client';
import { operations, rooms } from './resources';

export class Sonarr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sonarr',
		name: 'sonarr',
		icon: { light: 'file:sonarr.svg', dark: 'file:sonarr.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleInWords,
		description: 'Add, find and delete shows in Sonarr, and see what it is downloading',
		defaults: { name: 'Sonarr' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'watchFlowSonarrApi', required: true }],
		properties: buildProperties(rooms),
	};

	methods = { listSearch: sonarrListSearch, loadOptions: sonarrLoadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const cancelled = () => this.getExecutionCancelSignal?.()?.aborted ?? false;
		return await runOperations(this, { operations, connect: async () => new ArrApi(await connectSonarr(this, cancelled)) });
	}
}
