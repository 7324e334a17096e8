import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties, subtitleInWords } from '../shared/node/form';
import { runOperations } from '../shared/node/operation';
import { connectTraktApi } from './client/api';
import { authenticationField, traktCredentials } from './fields/credentials';
import { searchLists } from './client/listSearch';
import { searchTitles } from './client/titleSearch';
import { DEFAULT_RESOURCE, operations, rooms } from './resources';

export class Trakt implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trakt',
		name: 'trakt',
		icon: { light: 'file:trakt.svg', dark: 'file:trakt.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleInWords,
		description: 'Read and change what you watch, want to watch, rate and collect at Trakt',
		defaults: { name: 'Trakt' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: traktCredentials,
		properties: [authenticationField, ...buildProperties(rooms, DEFAULT_RESOURCE)],
	};

	methods = { listSearch: { searchLists, searchTitles } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, { operations, connect: connectTraktApi });
	}
}
