import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { HttpCall } from '../../shared/http/messages';
import { string, options } from '../../shared/node/fields';
import { byName } from '../../shared/util/order';
import { asText } from '../../shared/util/text';

/** Drop-down options from pairs of label and stored value, in the order of their labels. */
export const optionsOf = (pairs: Record<string, string>): INodePropertyOptions[] =>
	Object.entries(pairs)
		.map(([name, value]) => ({ name, value }))
		.sort(byName);

type More = Partial<INodeProperties>;

export const languageField = string('Language', 'language', 'Language of titles and texts, as language or language-country', {
	placeholder: 'e.g. en-US, zh-CN',
});

export const regionField = string('Region', 'region', 'Two-letter country code in capitals, for release dates', { placeholder: 'e.g. US' });

/** TMDB's own word for the type is stored: `tv` is a show. */
export const typeField = (description = 'Kind of titles', more: More = {}) =>
	options('Type', 'type', { Movie: 'movie', Show: 'tv' }, description, more);

/** Options that go into the query under their own names, when they were added and filled in. */
export function queryOf(options: IDataObject, ...names: string[]): NonNullable<HttpCall['query']> {
	return renamed(options, Object.fromEntries(names.map((name) => [name, name])));
}

/** The same for those whose stored name differs from TMDB's (dots are not possible in ours). */
export function renamed(options: IDataObject, names: Record<string, string>): NonNullable<HttpCall['query']> {
	const set = Object.entries(names).filter(([name]) => options[name] !== undefined && options[name] !== '');
	return Object.fromEntries(
		set.map(([name, tmdb]) => {
			const value = options[name];
			return [tmdb, Array.isArray(value) ? value.map(asText).join(',') : asText(value)];
		}),
	);
}
