import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { TMDB_CREDENTIAL } from '../shared/media/tmdbSearch';
import { buildProperties, subtitleInWords } from '../shared/node/form';
import { runOperations } from '../shared/node/operation';
import { connect } from './client/api';
import { hdHiveListSearch } from './fields/choices';
import { operations, rooms } from './resources';

export class HdHive implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HDHive',
		name: 'hdHive',
		icon: { light: 'file:hdHive.svg', dark: 'file:hdHive.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleInWords,
		description: 'Find and unlock film and series resources at HDHive, and manage your shares and account',
		defaults: { name: 'HDHive' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'watchFlowHdHiveOAuth2Api', required: true },
			// For From List alone: HDHive has no search by title.
			{
				name: TMDB_CREDENTIAL,
				required: false,
				displayOptions: { show: { resource: ['resource'], operation: ['getMany', 'unlockBest'] } },
			},
		],
		properties: buildProperties(rooms),
	};

	methods = { listSearch: hdHiveListSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, { operations, connect });
	}
}
