import type { IDataObject } from 'n8n-workflow';
import { asText } from '../shared/util/text';

/** A film or show as the page shows it. */
export interface Card {
	type: 'movie' | 'show';
	/** TMDB number; absent for the few titles that TMDB does not have. */
	tmdb?: number;
	/** Trakt number; absent for titles that TMDB named. */
	trakt?: number;
	title: string;
	year?: number;
	/** Path below the image host, null for a title without a poster; absent when nobody has asked yet. */
	poster?: string | null;
	/** 0 to 10. */
	rating?: number;
}

/** `movie:550`, `show:1396`; titles unknown to TMDB go by their Trakt number. */
export const keyOf = ({ type, tmdb, trakt }: Card): string => (tmdb === undefined ? `${type}:t${trakt}` : `${type}:${tmdb}`);

interface TraktTitle {
	title?: string | null;
	year?: number | null;
	rating?: number | null;
	ids?: { trakt?: number | null; tmdb?: number | null } | null;
}

/** A film or show as Trakt writes it, within a list entry. */
export function traktCard(type: 'movie' | 'show', title: unknown): Card {
	const { title: name, year, rating, ids } = (title ?? {}) as TraktTitle;
	return {
		type,
		tmdb: ids?.tmdb ?? undefined,
		trakt: ids?.trakt ?? undefined,
		title: asText(name),
		year: year ?? undefined,
		rating: rating ?? undefined,
	};
}

/** A film or show as TMDB lists it. */
export function tmdbCard(type: 'movie' | 'show', entry: IDataObject): Card {
	const year = Number(asText(entry.release_date ?? entry.first_air_date).slice(0, 4));
	return {
		type,
		tmdb: Number(entry.id),
		title: asText(entry.title) || asText(entry.name) || asText(entry.original_title) || asText(entry.original_name),
		year: year > 0 ? year : undefined,
		poster: imagePath(entry.poster_path),
		rating: typeof entry.vote_average === 'number' && entry.vote_average > 0 ? entry.vote_average : undefined,
	};
}

/** A path as TMDB writes them; anything else is no picture, and never becomes an address. */
export function imagePath(value: unknown): string | null {
	const text = asText(value);
	return /^\/[\w.-]+\.(?:jpg|jpeg|png|svg|webp)$/i.test(text) ? text : null;
}

export const objectsIn = (value: unknown): IDataObject[] => (Array.isArray(value) ? (value as IDataObject[]) : []);

export const part = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : {};
