import type { INodeProperties } from 'n8n-workflow';
import { requiredId } from '../../shared/arr/input';
import { InputError } from '../../shared/node/errors';
import type { MediaIds } from '../../shared/media/identity';
import type { ItemInput } from '../../shared/node/itemInput';

/** Which show: Sonarr's own number is TVDB's, but it finds shows by others too. */
export const showFields: INodeProperties[] = [
	{
		displayName: 'ID Type',
		name: 'idType',
		type: 'options',
		options: [
			{ name: 'IMDb', value: 'imdb' },
			{ name: 'TMDB', value: 'tmdb' },
			{ name: 'TVDB', value: 'tvdb' },
		],
		default: 'tvdb',
		description: 'Where the ID comes from',
	},
	{
		displayName: 'ID',
		name: 'showId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 81189, or tt0903747 for IMDb',
		description: 'The number of the show at thetvdb.com or themoviedb.org, or its IMDb ID',
	},
];

/** @throws InputError for an ID of another form */
export function showIds(item: ItemInput): MediaIds {
	const type = item.string('idType');
	if (type !== 'imdb') return { [type]: requiredId(item, 'showId', 'ID') };
	const imdb = item.string('showId');
	if (/^tt\d+$/.test(imdb)) return { imdb };
	throw new InputError('ID', `is "${imdb.slice(0, 60)}", which is no IMDb ID`, 'Give it with the letters, for example tt0903747.');
}
