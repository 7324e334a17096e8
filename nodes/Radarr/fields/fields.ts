import type { INodeProperties } from 'n8n-workflow';

export const tmdbIdField: INodeProperties = {
	displayName: 'TMDB ID',
	name: 'tmdbId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 155',
	description: 'The number of the movie at themoviedb.org',
};
