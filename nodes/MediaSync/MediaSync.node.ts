import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { radarrListSearch, radarrLoadOptions } from '../Radarr/client';
import { seerrListSearch, seerrLoadOptions } from '../Seerr/client';
import { sonarrListSearch, sonarrLoadOptions } from '../Sonarr/client';
import { searchLists } from '../Trakt/client';
import { buildProperties } from '../shared/node/form';
import { runOperations } from '../shared/node/operation';
import { connectMediaSync } from './sync/api';
import { accountFields, credentials } from './fields/credentials';
import { mergeFields } from './fields/mergeFields';
import { operations, rooms } from './operations';

export class MediaSync implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Media Sync',
		name: 'mediaSync',
		icon: { light: 'file:mediaSync.svg', dark: 'file:mediaSync.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ { watchlist: "Sync Trakt Watchlist", lists: "Sync Custom Lists", items: "Sync Input Items", traktOther: "Sync Other Trakt Lists", tmdbWatchlist: "Sync TMDB Watchlist", tmdbFavorites: "Sync TMDB Favorites", twoWay: "Two-Way Watchlist", getMany: "History: Get Many", delete: "History: Delete", clear: "History: Clear", getRuns: "History: Get Runs", undoRun: "History: Undo Run" }[$parameter["operation"]] }}',
		description: 'Keep your film and series server in step with your watchlists and lists at Trakt and TMDB',
		defaults: { name: 'Media Sync' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Titles', 'Summary'],
		credentials,
		properties: [...accountFields, ...mergeFields(buildProperties(rooms))],
	};

	methods = {
		listSearch: { ...radarrListSearch, ...sonarrListSearch, ...seerrListSearch, searchLists },
		loadOptions: { ...radarrLoadOptions, ...sonarrLoadOptions, ...seerrLoadOptions },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, { operations, connect: connectMediaSync, outputs: 2 });
	}
}
