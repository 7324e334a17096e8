import type { INodeProperties } from 'n8n-workflow';
import { tmdbInField } from '../../shared/media/titleField';
import type { ItemInput } from '../../shared/node/itemInput';

export const tmdbIdField: INodeProperties = {
	displayName: 'TMDB ID',
	name: 'tmdbId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 155',
	description: 'The number of the movie at themoviedb.org, its address there, or an item of any node that names a movie',
};

/** @throws InputError when it names no movie */
export function movieOf(item: ItemInput): number {
	const value = item.raw('tmdbId');
	if (value === '' || value == null) item.string('tmdbId');
	return tmdbInField(value, { field: 'TMDB ID', only: 'movie' }).tmdb;
}
