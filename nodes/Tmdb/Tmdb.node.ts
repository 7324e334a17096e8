import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties, subtitleInWords } from '../shared/node/form';
import { runOperations } from '../shared/node/operation';
import { connectTmdbApi } from './client/api';
import { TMDB_CREDENTIAL } from './client/client';
import { searchTitles } from './client/titleSearch';
import { getMovieGenres, getShowGenres } from './client/genres';
import { DEFAULT_RESOURCE, operations, rooms } from './resources';

export class Tmdb implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'TMDB',
		name: 'tmdb',
		icon: { light: 'file:tmdb.svg', dark: 'file:tmdb.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleInWords,
		description: 'Find films and shows at TMDB, and read and change favorites, watchlist and lists',
		defaults: { name: 'TMDB' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: TMDB_CREDENTIAL, required: true }],
		properties: buildProperties(rooms, DEFAULT_RESOURCE),
	};

	methods = { listSearch: { searchTitles }, loadOptions: { getMovieGenres, getShowGenres } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, { operations, connect: connectTmdbApi });
	}
}
