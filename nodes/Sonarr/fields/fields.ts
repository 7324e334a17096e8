import { requiredId } from '../../shared/arr/input';
import { InputError } from '../../shared/node/errors';
import { located, titleLocator } from '../../shared/media/titleLocator';
import { titleInField, type FieldTitle } from '../../shared/media/titleField';
import type { ItemInput } from '../../shared/node/itemInput';
import { options } from '../../shared/node/fields';

/** Which show: Sonarr's own number is TVDB's, but it finds shows by others too. */
export const showFields = [
	options(
		'ID Type',
		'idType',
		[
			{ name: 'IMDb', value: 'imdb' },
			{ name: 'TMDB', value: 'tmdb' },
			{ name: 'TVDB', value: 'tvdb' },
		],
		'Where the ID comes from',
		{ default: 'tvdb' },
	),
	titleLocator({
		displayName: 'ID',
		name: 'showId',
		method: 'sonarrTitles',
		placeholder: 'e.g. 81189, or tt0903747 for IMDb',
		url: 'e.g. https://www.themoviedb.org/tv/1396',
		description:
			'A show picked from a search, its number at thetvdb.com or themoviedb.org, its IMDb ID, or an item of any node that names a show or a season',
	}),
];

/** @throws InputError for an ID of another form, and for an item that names no show */
export function showOf(item: ItemInput<(typeof showFields)[number]>): FieldTitle {
	const idType = item.string('idType') as 'imdb' | 'tmdb' | 'tvdb';
	const value = located(item.raw('showId'));
	const isItem = typeof value === 'object' && value !== null;
	if (!isItem && /^\d+$/.test(item.string('showId')) && idType !== 'imdb')
		return { type: 'show', ids: { [idType]: requiredId(item, 'showId', 'ID') } };
	if (!isItem && idType === 'imdb' && !/[a-z]/i.test(item.string('showId'))) throw noImdb(item.string('showId'));
	const title = titleInField(value, { field: 'ID', idType, only: 'show' });
	if (title.ids.tvdb ?? title.ids.tmdb ?? title.ids.imdb) return title;
	const typed = item.string('showId');
	if (idType === 'imdb' && !isItem) throw noImdb(typed);
	if (!isItem) throw new InputError('ID', `is "${typed.slice(0, 60)}", which is no number`, 'Give the number alone, for example 81189.');
	throw new InputError('ID', 'holds no TVDB, TMDB or IMDb ID', 'Give one of them, or an item that has it.');
}

/** A whole show is never deleted by the name of one of its seasons. @throws InputError */
export function wholeShow(title: FieldTitle): FieldTitle {
	if (title.season === undefined && title.episode === undefined) return title;
	throw new InputError('ID', 'names a season or an episode, and this operation takes the whole show', 'Give the show itself.');
}

const noImdb = (typed: string): InputError =>
	new InputError('ID', `is "${typed.slice(0, 60)}", which is no IMDb ID`, 'Give it with the letters, for example tt0903747.');
