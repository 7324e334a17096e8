import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties, subtitleInWords } from '../shared/node/form';
import { runOperations } from '../shared/node/operation';
import { connect, type RealDebridApi } from './client/api';
import { authenticationField, realDebridCredentials } from './fields/credentials';
import { leaveToN8n } from './client/n8nWait';
import { DEFAULT_RESOURCE, operations, rooms } from './resources';
import { settingValues } from './resources/user/settingValues';

export class RealDebrid implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Real-Debrid',
		name: 'realDebrid',
		icon: { light: 'file:realDebrid.svg', dark: 'file:realDebrid.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleInWords,
		description: 'Turn links, magnets and torrents into direct downloads with Real-Debrid, and look after the account',
		defaults: { name: 'Real-Debrid' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: realDebridCredentials,
		properties: [authenticationField, ...buildProperties(rooms, DEFAULT_RESOURCE)],
	};

	methods = {
		loadOptions: {
			async getSettingValues(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await settingValues(this);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		let api: RealDebridApi | undefined;
		const results = await runOperations(this, { operations, connect: async () => (api = await connect(this)) });
		return await leaveToN8n(this, results, api?.waitUntil);
	}
}
