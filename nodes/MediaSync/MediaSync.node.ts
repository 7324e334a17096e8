import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties, runOperations } from '../shared/operation';
import { connectMediaSync } from './api';
import { operations } from './operations';

export class MediaSync implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Media Sync',
		name: 'mediaSync',
		icon: { light: 'file:mediaSync.svg', dark: 'file:mediaSync.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ { watchlist: "Sync Trakt Watchlist", lists: "Sync Custom Lists", getMany: "History: Get Many", delete: "History: Delete", clear: "History: Clear" }[$parameter["operation"]] }}',
		description: 'Keep your film and series server in step with your Trakt watchlist and lists',
		defaults: { name: 'Media Sync' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Titles', 'Summary'],
		credentials: [
			{ name: 'traktOAuth2Api', required: true, displayOptions: { show: { resource: ['sync'] } } },
			{ name: 'moviePilotApi', required: true, displayOptions: { show: { target: ['moviePilot'] } } },
		],
		properties: buildProperties(
			[
				{ name: 'Sync', value: 'sync' },
				{ name: 'History', value: 'history' },
			],
			operations,
		),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, { operations, connect: connectMediaSync, outputs: 2 });
	}
}
