import type { INodeProperties } from 'n8n-workflow';
import { titleLocator } from '../../shared/media/titleLocator';

export const slugField: INodeProperties = {
	displayName: 'Slug',
	name: 'slug',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 74366deefd1544c1905ab0f58ee4c9f8',
	description: 'The field "slug" of a resource or share, or the address of its page',
};

export const mediaFields: INodeProperties[] = [
	{
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		options: [
			{ name: 'Movie', value: 'movie' },
			{ name: 'TV Show', value: 'tv' },
		],
		default: 'movie',
	},
	titleLocator({
		displayName: 'TMDB ID',
		name: 'tmdbId',
		method: 'hdHiveTitles',
		placeholder: 'e.g. 550',
		url: 'e.g. https://www.themoviedb.org/movie/550',
		description:
			'A film or show picked from a search at TMDB, its number at themoviedb.org, its address there, or an item of any node that names it',
	}),
];

export const maxPointsField: INodeProperties = {
	displayName: 'Maximum Points',
	name: 'maxPoints',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 10,
	description: 'An unlock that costs more is refused before anything is spent. 0 unlocks what is free only.',
};

export const maxPointsPerRunOption: INodeProperties = {
	displayName: 'Maximum Points per Run',
	name: 'maxPointsPerRun',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 20,
	description: 'What all items of one execution may spend together in this node',
};
