import type { Traits } from './generation';
import { Library, type LibraryInput } from './library';
import { Catalogue, FILM, SHOW, titleWithYear, type CatalogueInput, type Media, type MediaType } from './media';
import { Subscriptions, type Subscription } from './subscriptions';
import { newTraktSync, type TraktSync } from './traktSync';

/** A message MoviePilot has sent to its user. */
export interface Notification {
	title: string;
	text: string;
	username: string | null;
	time: string;
}

/** An event on MoviePilot's bus, the one its WebHook plugin forwards. */
export interface BusEvent {
	type: 'subscribe.added' | 'subscribe.modified' | 'subscribe.deleted';
	subscribeId: number;
	tmdbid: number | null;
}

/** W waiting, P paused, R running, S success, F fail. */
export interface Workflow {
	id: number;
	name: string;
	description: string | null;
	timer: string | null;
	state: 'W' | 'P' | 'R' | 'S' | 'F';
	current_action: string | null;
	result: string | null;
	run_count: number;
	actions: Array<Record<string, unknown>>;
	flows: Array<Record<string, unknown>>;
	add_time: string | null;
	last_time: string | null;
	/** Milliseconds that one run keeps its caller waiting. */
	runMs?: number;
	/** The name of an action that fails. */
	failsAt?: string;
}

export interface Download {
	hash: string;
	title: string;
	name: string;
	year: string | null;
	season_episode: string | null;
	size: number;
	progress: number;
	state: 'downloading' | 'paused';
	tmdbid: number | null;
}

/** One file that was moved into the library, or failed to be. */
export interface Transfer {
	id: number;
	src: string;
	dest: string | null;
	mode: string;
	type: MediaType;
	title: string;
	year: string | null;
	tmdbid: number | null;
	seasons: string | null;
	episodes: string | null;
	status: boolean;
	errmsg: string | null;
	date: string;
}

/** A site, and the secrets of the owner's account there. */
export interface Site {
	id: number;
	name: string;
	cookie: string;
	passkey: string;
}

/** What a search of the sites finds. */
export interface Torrent {
	site: number;
	title: string;
	type: MediaType;
	tmdbid: number;
	season: number | null;
	size: number;
	seeders: number;
}

/** What a client asks for when it adds a subscription. */
export interface AddRequest {
	type: MediaType | null;
	name: string | null;
	year: string | null;
	tmdbid: number | null;
	season: number | null;
	username: string | null;
	/** Everything else that the client has set. */
	fields?: Partial<Subscription>;
}

export interface AddResult {
	id: number | null;
	message: string;
}

/** Everything the simulated MoviePilot remembers. Tests read it and change it as they like. */
export class MoviePilotState {
	/** Replaced by tests that want another time. */
	now: () => number = Date.now;

	readonly catalogue = new Catalogue();

	readonly library = new Library(this.catalogue, () => this.now());

	readonly subscriptions = new Subscriptions();

	/** Finished subscriptions. */
	history: Subscription[] = [];

	notifications: Notification[] = [];

	events: BusEvent[] = [];

	/** Background jobs that were started, such as `subscribe_search 3`. */
	jobs: string[] = [];

	/** Texts that came in through `/message/web`. */
	messages: string[] = [];

	/** `source` of each media server webhook. */
	webhooks: Array<string | null> = [];

	workflows: Workflow[] = [];

	downloads = new Map<string, Download>();

	/** The first one is the default. */
	downloadClients: Array<{ name: string; type: string }> = [{ name: 'qbittorrent', type: 'qbittorrent' }];

	transfers: Transfer[] = [];

	mediaServers: Array<{ name: string; type: string }> = [{ name: 'jellyfin', type: 'jellyfin' }];

	sites: Site[] = [];

	torrents: Torrent[] = [];

	traktSync: TraktSync = newTraktSync();

	constructor(readonly traits: Traits) {}

	fill(catalogue: CatalogueInput = {}, library: LibraryInput = {}): void {
		for (const film of catalogue.films ?? []) this.catalogue.addFilm(film);
		for (const show of catalogue.shows ?? []) this.catalogue.addShow(show);
		this.library.fill(library);
	}

	/** "2026-03-01 12:00:00" */
	timestamp(): string {
		return new Date(this.now()).toISOString().slice(0, 19).replace('T', ' ');
	}

	/** By id, and by exact title where the id says nothing: MoviePilot's own order. */
	recognise(request: Pick<AddRequest, 'type' | 'name' | 'year' | 'tmdbid' | 'season'>): Media | undefined {
		const { name, year, tmdbid } = request;
		const type = request.type ?? (request.season ? SHOW : null);
		if (this.traits.nameRequired && !name) return undefined;
		const byId = tmdbid === null ? undefined : this.catalogue.byId(type, tmdbid);
		return byId ?? (name ? this.catalogue.byTitle(type, name, year) : undefined);
	}

	/**
	 * Adds a subscription the way MoviePilot does: a second add of the same thing answers like the
	 * first and announces it again. It never looks at the library.
	 */
	add(request: AddRequest): AddResult {
		const media = this.recognise(request);
		if (media === undefined) return { id: null, message: '未识别到媒体信息' };
		const fields = { ...request.fields };
		let season: number | null = null;
		if (media.type === SHOW) {
			season = this.traits.specials ? (request.season ?? 1) : request.season || 1;
			fields.total_episode ||= media.seasons.get(season) ?? 0;
			if (!fields.total_episode) {
				return { id: null, message: `未获取到第 ${season} 季的总集数` };
			}
			fields.lack_episode ||= fields.total_episode;
		}
		const row = this.existing(media, season) ?? this.create(media, season, request, fields);
		this.announce(row, media, season);
		return { id: row.id, message: '' };
	}

	/** Writes the given values and tells the bus. */
	modify(id: number, values: Partial<Subscription>): Subscription | undefined {
		const row = this.subscriptions.update(id, values);
		if (row !== undefined) this.emit('subscribe.modified', row);
		return row;
	}

	/** Removes a subscription and tells the bus. */
	remove(id: number): Subscription | undefined {
		const row = this.subscriptions.remove(id);
		if (row !== undefined) this.emit('subscribe.deleted', row);
		return row;
	}

	/** What MoviePilot does when everything has arrived: the subscription becomes history. */
	finish(id: number): void {
		const row = this.subscriptions.remove(id);
		if (row !== undefined) this.history.push({ ...row, date: this.timestamp() });
	}

	/** The subscription that MoviePilot takes for this one. */
	existing(media: Pick<Media, 'type' | 'tmdbid'>, season: number | null): Subscription | undefined {
		return this.matching(media.tmdbid, season, media.type)[0];
	}

	/** Subscriptions of a TMDB number; a season of 0 or null asks for every season. */
	matching(tmdbid: number, season: number | null, type?: MediaType): Subscription[] {
		const anySeason = this.traits.specials ? season === null : !season;
		return this.subscriptions
			.withTmdb(tmdbid)
			.filter((row) => anySeason || row.season === season)
			.filter((row) => this.traits.typesCollide || type === undefined || row.type === type);
	}

	private create(media: Media, season: number | null, request: AddRequest, fields: Partial<Subscription>): Subscription {
		return this.subscriptions.insert({
			...fields,
			...imagesOf(media),
			name: media.title,
			year: media.year,
			type: media.type,
			tmdbid: media.tmdbid,
			imdbid: media.imdbid,
			tvdbid: media.tvdbid,
			vote: media.vote,
			description: media.overview,
			season,
			username: request.username,
			date: this.timestamp(),
		});
	}

	private announce(row: Subscription, media: Media, season: number | null): void {
		const part = season === null ? '' : ` S${String(season).padStart(2, '0')}`;
		this.notifications.push({
			title: `${titleWithYear(media)}${part} 已添加订阅`,
			text: `评分：${media.vote}，来自用户：${row.username ?? ''}`,
			username: row.username,
			time: this.timestamp(),
		});
		this.emit('subscribe.added', row);
	}

	private emit(type: BusEvent['type'], row: Subscription): void {
		this.events.push({ type, subscribeId: row.id, tmdbid: row.tmdbid });
	}
}

/** Where TMDB keeps a title's pictures. */
export function imagesOf(media: Pick<Media, 'type' | 'tmdbid'>): {
	poster: string;
	backdrop: string;
} {
	const stem = `${media.type === FILM ? 'film' : 'show'}${media.tmdbid}`;
	return {
		poster: `https://image.tmdb.org/t/p/w500/${stem}.jpg`,
		backdrop: `https://image.tmdb.org/t/p/w500/${stem}-wide.jpg`,
	};
}
