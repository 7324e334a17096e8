import type { INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../util/order';

/** What a drop-down offers: entries as they are; labels with their stored values; or stored values, whose labels follow from them. */
export type Choices = readonly INodePropertyOptions[] | Readonly<Record<string, string>> | readonly string[];

const isList = (choices: Choices): choices is readonly INodePropertyOptions[] | readonly string[] => Array.isArray(choices);

const isEntries = (choices: readonly unknown[]): choices is readonly INodePropertyOptions[] => typeof choices[0] === 'object';

/** The entries of the form; all but those that are given as they are, in the order of their labels. */
export function entriesOf(choices: Choices): INodePropertyOptions[] {
	if (!isList(choices)) return sorted(Object.entries(choices));
	if (isEntries(choices)) return [...choices];
	return sorted(choices.map((value) => [LABELS[value] ?? titleCase(value), value]));
}

const sorted = (pairs: ReadonlyArray<[string, string]>): INodePropertyOptions[] =>
	pairs.map(([name, value]) => ({ name, value })).sort(byName);

/** The stored value of what is offered first; '' where nothing is. */
export function firstOf(choices: Choices): string {
	const [first = ''] = isList(choices) ? choices : Object.values(choices);
	return typeof first === 'object' ? String(first.value) : first;
}

const LABELS: Record<string, string> = {
	tmdb: 'TMDB',
	tvdb: 'TVDB',
	imdb: 'IMDb',
	dvd: 'DVD',
	imdb_rating: 'IMDb Rating',
	tmdb_rating: 'TMDB Rating',
	imdb_votes: 'IMDb Votes',
	tmdb_votes: 'TMDB Votes',
	rt_tomatometer: 'Rotten Tomatoes Tomatometer',
	rt_audience: 'Rotten Tomatoes Audience',
};

/** `movie` becomes Movie, `box_office` Box Office. */
const titleCase = (value: string): string => value.replaceAll('_', ' ').replace(/(^|[\s-])\w/g, (letter) => letter.toUpperCase());
