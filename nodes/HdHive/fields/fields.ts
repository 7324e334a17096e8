import type { INodeProperties } from 'n8n-workflow';

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
	{
		displayName: 'TMDB ID',
		name: 'tmdbId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 550',
		description: 'The number of the film or show at themoviedb.org, the address of its page there, or an item with its IDs',
	},
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
