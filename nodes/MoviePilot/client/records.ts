import type { IDataObject } from 'n8n-workflow';
import { KIND, wholeNumber } from './dialect';
import { asText } from '../../shared/util/text';

/** A subscription as the server has it; the fields that this package reads by name. */
export type SubscriptionRecord = IDataObject & {
	id?: number | null;
	name?: string | null;
	type?: string | null;
	year?: string | null;
	tmdbid?: number | null;
	media_source?: string | null;
	media_id?: string | null;
	season?: number | null;
	state?: string | null;
};

/** State codes of a subscription (app/db/models/subscribe.py). */
export const STATES: Record<string, string> = { N: 'new', R: 'running', P: 'pending', S: 'paused' };

/** W waiting, P paused, R running, S success, F fail. */
export const WORKFLOW_STATES: Record<string, string> = { W: 'waiting', P: 'paused', R: 'running', S: 'success', F: 'failed' };

/** MoviePilot's word for a kind of media in ours; other words stay as they are. */
export const kindWord = (type: unknown): string | null =>
	type === KIND.movie ? 'movie' : type === KIND.show ? 'tv' : asText(type) || null;

/** The fields that people use, in English and named as elsewhere in this package. */
export function simpleSubscription(record: SubscriptionRecord): IDataObject {
	const ids = record.tmdbid ?? (record.media_source == null || record.media_source === 'themoviedb' ? record.media_id : null);
	return {
		id: record.id,
		title: record.name,
		year: wholeNumber(record.year) ?? null,
		mediaType: kindWord(record.type),
		tmdbId: wholeNumber(ids) ?? null,
		season: record.type === KIND.movie ? null : (record.season ?? null),
		state: STATES[asText(record.state)] ?? null,
		totalEpisodes: record.total_episode ?? null,
		missingEpisodes: record.lack_episode ?? null,
		quality: record.quality ?? null,
		resolution: record.resolution ?? null,
		user: record.username ?? null,
		date: record.date ?? null,
	};
}

/** A film or show as the media routes describe it. */
export function simpleMedia(media: IDataObject): IDataObject {
	return {
		title: media.title ?? null,
		originalTitle: media.original_title ?? media.en_title ?? null,
		year: wholeNumber(media.year) ?? null,
		mediaType: kindWord(media.type),
		tmdbId: wholeNumber(media.tmdb_id) ?? (media.media_source === 'themoviedb' ? (wholeNumber(media.media_id) ?? null) : null),
		imdbId: media.imdb_id ?? null,
		tvdbId: wholeNumber(media.tvdb_id) ?? null,
		rating: media.vote_average ?? null,
		released: media.release_date ?? media.first_air_date ?? null,
		overview: media.overview ?? null,
		poster: media.poster_path ?? null,
		url: media.detail_link ?? null,
	};
}

export function simpleWorkflow(workflow: IDataObject): IDataObject {
	return {
		id: workflow.id,
		name: workflow.name,
		description: workflow.description ?? null,
		state: WORKFLOW_STATES[asText(workflow.state)] ?? workflow.state ?? null,
		timer: workflow.timer ?? null,
		result: workflow.result ?? null,
		runs: workflow.run_count ?? 0,
		lastRun: workflow.last_time ?? null,
		actions: Array.isArray(workflow.actions) ? workflow.actions.length : 0,
	};
}
