import { InputError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import { options, string } from '../../shared/node/fields';
import { readTitle } from '../../shared/media/readTitle';
import { located, titleLocator } from '../../shared/media/titleLocator';
import { tmdbInField, type FieldTitle } from '../../shared/media/titleField';
import { wholeNumber, KIND } from '../client/dialect';
import type { Kind } from '../client/subscriptionBook';

export const kindField = options(
	'Media Type',
	'mediaType',
	[
		{ name: 'Movie', value: 'movie' },
		{ name: 'TV Show', value: 'tv' },
	],
	'TMDB numbers films and shows separately, so the number alone does not say which one is meant',
);

export const tmdbField = titleLocator({
	displayName: 'TMDB ID',
	name: 'tmdbId',
	method: 'searchTitles',
	placeholder: 'e.g. 27205',
	url: 'e.g. https://www.themoviedb.org/movie/27205',
	description: 'A film or show picked from a search, its number at themoviedb.org, its address there, or an item of any node that names it',
});

export const subscriptionIdField = string('Subscription ID', 'subscriptionId', 'The field "id" of a subscription', {
	required: true,
	placeholder: 'e.g. 12',
	hint: 'From Subscription: Get Many, the field "id"',
});

/** @throws InputError for anything but a film or a show */
export function kindOf(item: ItemInput<typeof kindField>): Kind {
	const word = item.string('mediaType').toLowerCase();
	if (word === 'movie' || word === KIND.movie) return 'movie';
	if (word === 'tv' || word === 'show' || word === KIND.show) return 'show';
	throw new InputError('Media Type', `is "${word}"`, 'Give "movie" or "tv".');
}

/**
 * @throws InputError when the field holds no number of TMDB, or names a title of another kind
 */
export function titleOf(item: ItemInput<typeof tmdbField>, kind: Kind): FieldTitle & { tmdb: number } {
	const value = located(item.raw('tmdbId'));
	if (typeof value === 'object' && value !== null) return tmdbInField(value, { field: FIELD, mediaType: kind });
	const typed = item.string('tmdbId').replace(/^tmdb:/i, '');
	if (!/\D/.test(typed)) return { type: kind, ids: {}, tmdb: wholeIn(typed, FIELD, NUMBER_ALONE) };
	return tmdbInField(typed, { field: FIELD, mediaType: kind });
}

const FIELD = 'TMDB ID';
const NUMBER_ALONE = 'Give the number alone, for example 27205: it stands in the address of the title at themoviedb.org.';

/** The number alone, for what MoviePilot finds by it whatever kind of title it is. @throws InputError when the field holds none */
export function tmdbNumberOf(item: ItemInput<typeof tmdbField>): number {
	const value = located(item.raw('tmdbId'));
	const typed = typeof value === 'object' ? '' : item.string('tmdbId').replace(/^tmdb:/i, '');
	if (typed !== '' && !/\D/.test(typed)) return wholeIn(typed, FIELD, NUMBER_ALONE);
	const { tmdb } = readTitle(value, { field: FIELD, idType: 'tmdb' }).ids;
	return wholeIn(tmdb ?? '', FIELD, NUMBER_ALONE);
}

export const tmdbIdOf = (item: ItemInput<typeof tmdbField>, kind: Kind): number => titleOf(item, kind).tmdb;

export const idOf = <Name extends string>(item: { readonly string: (name: Name) => string }, name: Name, field: string): number =>
	wholeIn(item.string(name), field, `Give the field "id" as the operation Get Many returns it.`);

export function wholeIn(value: unknown, field: string, remedy: string): number {
	const found = wholeNumber(value);
	if (found === undefined) throw new InputError(field, `is "${String(value).slice(0, 60)}", not a whole number above 0`, remedy);
	return found;
}

/** Season numbers from "1, 2" or "1-3"; 0 is for specials. Nothing for an empty field. */
export function seasonsIn(value: string): number[] | undefined {
	if (value === '' || /^all$/i.test(value)) return undefined;
	const seasons = value
		.split(/[,;\s]+/)
		.filter((part) => part !== '')
		.flatMap((part) => range(part));
	return [...new Set(seasons)].sort((a, b) => a - b);
}

function range(part: string): number[] {
	const [, from, to = from] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part) ?? [];
	if (from === undefined || Number(to) < Number(from)) {
		throw new InputError(
			'Seasons',
			`has "${part.slice(0, 30)}", which is no season`,
			'Give numbers separated by commas, such as 1, 2 or 1-3; leave it empty for all seasons.',
		);
	}
	return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index);
}
