import type { MediaType } from '../identity';
import { isFields, type Fields } from '../titleFields';
import { idNumber } from '../titleValues';

export const has = (item: Fields, ...names: string[]): boolean => names.some((name) => item[name] !== undefined && item[name] !== null);

/** Kinds that entries nest, the one that an entry is about first: an episode's entry holds its show as well. */
const NESTED: ReadonlyArray<[string, MediaType]> = [
	['episode', 'episode'],
	['season', 'season'],
	['movie', 'movie'],
	['film', 'movie'],
	['show', 'show'],
	['series', 'show'],
	['person', 'person'],
];

export const nestedIn = (item: Fields): Array<[string, MediaType]> => NESTED.filter(([name]) => isFields(item[name]));

export const withoutKeys = (item: Fields, ...names: string[]): Fields =>
	Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

export const idText = (value: unknown): string => String(idNumber(value) ?? '');
