import { FILM, titleWithYear, type MediaType } from './media';
import type { MoviePilotState } from './state';

/** One line of the plugin's history. */
export interface TraktSyncRecord {
	action: 'subscribe' | 'add' | 'exist';
	title: string;
	type: MediaType;
	tmdbid: number;
	time: string;
}

/** The TraktSync plugin v0.5.0: what it would read from Trakt, and what it remembers. */
export interface TraktSync {
	installed: boolean;
	watchlist: Array<{ type: MediaType; tmdbid: number | null; title: string }>;
	customLists: Array<{ type: MediaType; tmdbid: number | null; title: string }>;
	history: TraktSyncRecord[];
	/** Errors of the last run. */
	errors: number;
	runs: number;
	/** Whether Trakt accepts the authorisation code. */
	codeIsAccepted: boolean;
}

/** The plugin as it is right after its installation. */
export function newTraktSync(): TraktSync {
	return {
		installed: true,
		watchlist: [],
		customLists: [],
		history: [],
		errors: 0,
		runs: 0,
		codeIsAccepted: false,
	};
}

/**
 * One run of the plugin, its measured faults included: what is in the library or subscribed already
 * counts as an error and is not remembered, history is keyed by the bare TMDB number, and a show
 * means its first season.
 */
export function runTraktSync(state: MoviePilotState, source: 'watchlist' | 'customLists'): void {
	const plugin = state.traktSync;
	plugin.runs += 1;
	plugin.errors = 0;
	const done = new Set(plugin.history.map((record) => record.tmdbid));
	for (const { type, tmdbid, title } of plugin[source]) {
		if (tmdbid === null || done.has(tmdbid)) continue;
		const media = state.catalogue.get(type, tmdbid);
		if (media === undefined) continue;
		if (inLibrary(state, type, tmdbid) || state.subscriptions.withTmdb(tmdbid).length > 0) {
			plugin.errors += 1;
			continue;
		}
		const request = { type, name: title, year: media.year, tmdbid, season: null };
		state.add({ ...request, username: 'Trakt想看', fields: { state: 'N' } });
		const record = { title: titleWithYear(media), type, tmdbid, time: state.timestamp() };
		plugin.history.push({ action: 'subscribe', ...record });
		done.add(tmdbid);
	}
}

/** Forgets a title; every subscription with its TMDB number goes too. */
export function deleteTraktSyncHistory(state: MoviePilotState, tmdbid: string): { success: boolean; message: string } {
	const { history } = state.traktSync;
	if (history.length === 0) return { success: false, message: '未找到历史记录' };
	const left = history.filter((record) => String(record.tmdbid) !== tmdbid);
	if (left.length === history.length) return { success: false, message: '未找到指定记录' };
	state.traktSync.history = left;
	for (const row of state.subscriptions.withTmdb(Number(tmdbid))) state.subscriptions.remove(row.id);
	return { success: true, message: '历史记录和订阅已删除' };
}

function inLibrary(state: MoviePilotState, type: MediaType, tmdbid: number): boolean {
	if (type === FILM) return state.library.films.has(tmdbid);
	const present = state.library.shows.get(tmdbid);
	const wanted = state.catalogue.get(type, tmdbid)?.seasons ?? new Map<number, number>();
	return (
		present !== undefined && [...wanted].every(([season, count]) => season === 0 || (present.seasons.get(season)?.length ?? 0) >= count)
	);
}
