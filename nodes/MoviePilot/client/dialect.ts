import { IncompleteReadError, ServiceError } from '../../shared/node/errors';
import { header, type HttpAnswer } from '../../shared/http/messages';
import { refusalInEnglish } from './policy';
import { asText } from '../../shared/util/text';

/** What a target needs of a film or of one season of a show. `season` is absent for a film. */
export interface Wanted {
	title: string;
	year?: number;
	tmdb: number;
	/** Helps the one look-up that knows shows by their TVDB number. */
	tvdb?: number;
	season?: number;
}

/** A subscription as every generation of MoviePilot has it. */
export interface Subscription {
	id: number;
	kind: 'movie' | 'show';
	tmdb?: number;
	season?: number;
	title: string;
}

/** How one generation of MoviePilot is spoken to. */
export interface Dialect {
	name: string;
	/**
	 * @param more further fields of the subscription, in the server's own names
	 * @returns the subscription's ID as the server names it; look whether it is really the wanted one
	 */
	subscribe(wanted: Wanted, more?: object): Promise<number | undefined>;
	unsubscribe(subscription: Subscription): Promise<void>;
	/** Can season 0 be subscribed to? Version 2 takes it for season 1 (`if not season`). */
	takesSpecials: boolean;
	/** Is the film in the media library? Undefined when the server does not recognise the number: unknown, or its source is down. */
	hasMovie(tmdb: number): Promise<boolean | undefined>;
	/**
	 * The seasons that the media library has at least in part; undefined when that cannot be told. An empty list of missing
	 * seasons proves nothing by itself: the server sends it too when its own source is down.
	 */
	seasonsThere(show: Wanted): Promise<number[] | undefined>;
	/** The seasons of a show; with `missingOnly` those that the media library lacks, wholly or in part. */
	seasons(show: Wanted, missingOnly: boolean): Promise<number[]>;
	subscriptions(): Promise<Subscription[]>;
}

/** MoviePilot's own words for the two kinds of media; anything else is a server error. */
export const KIND = { movie: '电影', show: '电视剧' } as const;

/**
 * The content of an answer: bare before version 3, inside `{success, message, data}` since.
 *
 * @throws ServiceError when `success` is false, which MoviePilot sends with status 200
 */
export function content(answer: HttpAnswer): unknown {
	const body = answer.body as { success?: unknown; message?: unknown; data?: unknown } | undefined;
	if (body === undefined || body === null || typeof body !== 'object' || typeof body.success !== 'boolean') return body;
	if (body.success) return body.data;
	throw new ServiceError({
		service: 'MoviePilot',
		status: answer.status,
		message: `MoviePilot refused: ${refusalInEnglish(asText(body.message))}`,
		description: 'Open the title in MoviePilot to see more, or try again later.',
	});
}

/**
 * Checks a list against the total in the header, which version 3 sends.
 *
 * @throws IncompleteReadError when the list is shorter
 */
export function wholeList(answer: HttpAnswer, what: string): unknown[] {
	const list = content(answer);
	if (!Array.isArray(list)) {
		throw new ServiceError({
			service: 'MoviePilot',
			status: answer.status,
			message: 'MoviePilot sent an answer that cannot be read',
			description: 'Check the Base URL in the credential: something else may answer there.',
		});
	}
	const total = Number(header(answer, 'x-total-count') ?? list.length);
	if (Number.isFinite(total) && list.length < total) throw new IncompleteReadError('MoviePilot', what, list.length, total);
	return list;
}

/** A positive whole number, or undefined. */
export function wholeNumber(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : undefined;
}
