import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import type { HttpCall } from '../../../shared/http/messages';
import { path } from '../../../shared/http/url';
import { asText } from '../../../shared/util/text';
import { asList, asObject, type MoviePilotApi } from '../../client/api';
import { KIND } from '../../client/dialect';
import { mediaDetails } from '../../client/media';
import { kindWord } from '../../client/records';
import type { Kind } from '../../client/subscriptionBook';

/** Every site is asked one after the other, so that minutes may pass, in milliseconds. */
const TIMEOUT_MS = 300_000;

export interface TorrentQuery {
	sites: string[];
	limit: number;
	/** The address of the torrent file, which carries the passkey of the site account. */
	links: boolean;
}

/**
 * Searches the sites for a title by its TMDB number. Version 3 names a title by source and ID; its
 * title and year go along, by which both versions find it when the ID says nothing to them.
 */
export async function torrentsOfMedia(
	api: MoviePilotApi,
	kind: Kind,
	tmdb: number,
	season: number | undefined,
	options: TorrentQuery,
): Promise<IDataObject[]> {
	const { naming } = await api.server();
	const media = await mediaDetails(api, kind, tmdb);
	const query = { mtype: KIND[kind], title: asText(media.title), year: asText(media.year) || undefined, season, ...naming.besidePath };
	return await search(api, path`/api/v1/search/media/${naming.inPath(tmdb)}`, query, options);
}

export async function torrentsOfTitle(api: MoviePilotApi, keyword: string, options: TorrentQuery): Promise<IDataObject[]> {
	return await search(api, '/api/v1/search/title', { keyword }, options);
}

/** Nothing found is answered with `success: false`, which is no failure of a search. */
async function search(
	api: MoviePilotApi,
	target: string,
	query: NonNullable<HttpCall['query']>,
	options: TorrentQuery,
): Promise<IDataObject[]> {
	const all = { ...query, sites: options.sites.length > 0 ? options.sites.join(',') : undefined };
	const found = await api.call({ method: 'GET', path: target, query: all, timeoutMs: TIMEOUT_MS }).catch((error: unknown) => {
		if (error instanceof ServiceError && /未搜索到任何资源/.test(error.message)) return [];
		throw error;
	});
	return asList(found)
		.slice(0, options.limit)
		.map((context) => simpleTorrent(context, options.links));
}

/**
 * Field by field, never as a whole: MoviePilot puts the cookie of the site account (`site_cookie`) into
 * each result, and the passkey into `enclosure`.
 */
function simpleTorrent(context: IDataObject, links: boolean): IDataObject {
	const torrent = asObject(context.torrent_info);
	const media = asObject(context.media_info);
	const meta = asObject(context.meta_info);
	return {
		title: torrent.title ?? null,
		description: torrent.description ?? null,
		site: torrent.site_name ?? null,
		siteId: torrent.site ?? null,
		size: torrent.size ?? null,
		seeders: torrent.seeders ?? null,
		peers: torrent.peers ?? null,
		published: torrent.pubdate ?? null,
		page: torrent.page_url ?? null,
		downloadVolumeFactor: torrent.downloadvolumefactor ?? null,
		uploadVolumeFactor: torrent.uploadvolumefactor ?? null,
		hitAndRun: torrent.hit_and_run ?? null,
		labels: torrent.labels ?? [],
		seasonEpisode: meta.season_episode ?? null,
		resolution: meta.resource_pix ?? null,
		media:
			media.title == null
				? null
				: { title: media.title, year: media.year ?? null, mediaType: kindWord(media.type), tmdbId: media.tmdb_id ?? null },
		...(links ? { enclosure: torrent.enclosure ?? null } : {}),
	};
}
