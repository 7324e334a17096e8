import type { IDataObject } from 'n8n-workflow';
import { KIND, wholeNumber } from './dialect';
import { titleItem } from '../../shared/media/titleItem';
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
	const [tmdbId, year] = [wholeNumber(ids) ?? null, wholeNumber(record.year) ?? null];
	const isSeason = record.type !== KIND.movie && typeof record.season === 'number';
	const type = record.type === KIND.movie ? 'movie' : record.type !== KIND.show ? undefined : isSeason ? 'season' : 'show';
	const facts = { title: record.name, year, type, ids: { tmdb: tmdbId }, season: isSeason ? record.season : undefined } as const;
	return titleItem(facts, {
		id: record.id,
		title: record.name,
		year,
		mediaType: kindWord(record.type),
		tmdbId,
		season: record.type === KIND.movie ? null : (record.season ?? null),
		state: STATES[asText(record.state)] ?? null,
		totalEpisodes: record.total_episode ?? null,
		missingEpisodes: record.lack_episode ?? null,
		quality: record.quality ?? null,
		resolution: record.resolution ?? null,
		user: record.username ?? null,
		date: record.date ?? null,
	});
}

/** A film or show as the media routes describe it. */
export function simpleMedia(media: IDataObject): IDataObject {
	const { title = null } = media;
	const year = wholeNumber(media.year) ?? null;
	const tmdbId = wholeNumber(media.tmdb_id) ?? (media.media_source === 'themoviedb' ? (wholeNumber(media.media_id) ?? null) : null);
	const [imdbId, tvdbId] = [media.imdb_id ?? null, wholeNumber(media.tvdb_id) ?? null];
	const type = media.type === KIND.movie ? 'movie' : media.type === KIND.show ? 'show' : undefined;
	return titleItem(
		{ title, year, type, ids: { tmdb: tmdbId, imdb: imdbId, tvdb: tvdbId } },
		{
			title,
			originalTitle: media.original_title ?? media.en_title ?? null,
			year,
			mediaType: kindWord(media.type),
			tmdbId,
			imdbId,
			tvdbId,
			rating: media.vote_average ?? null,
			released: media.release_date ?? media.first_air_date ?? null,
			overview: media.overview ?? null,
			poster: media.poster_path ?? null,
			url: media.detail_link ?? null,
		},
	);
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
