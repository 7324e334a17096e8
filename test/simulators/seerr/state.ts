import { films, shows } from '../catalogue';

/** The project under its three names; they differ in little. */
export type Form = 'seerr' | 'overseerr' | 'jellyseerr';

/** MediaStatus 6 and 7 changed places when blocklists came (server/constants/media.ts of each form). */
export const DELETED: Record<Form, number> = { seerr: 7, jellyseerr: 7, overseerr: 6 };
export const BLOCKLISTED: Record<Form, number | undefined> = { seerr: 6, jellyseerr: 6, overseerr: undefined };

export interface KnownShow {
	tmdb: number;
	tvdb: number | null;
	title: string;
	year?: number;
	seasons: number[];
}

export interface User {
	id: number;
	email: string;
	displayName: string;
	permissions: number;
	createdAt: string;
	updatedAt: string;
	/** May ask at all. */
	mayRequest: boolean;
	/** Requests are approved without an administrator. */
	autoApprove: boolean;
	/** Films that may be asked for; absent without a quota. */
	filmLimit?: number;
}

export interface SeasonStatus {
	id: number;
	seasonNumber: number;
	status: number;
	status4k: number;
}

export interface Media {
	id: number;
	mediaType: 'movie' | 'tv';
	tmdbId: number;
	tvdbId: number | null;
	status: number;
	status4k: number;
	seasons: SeasonStatus[];
	createdAt: string;
	updatedAt: string;
}

export interface Request {
	id: number;
	status: number;
	type: 'movie' | 'tv';
	media: Media;
	requestedBy: User;
	modifiedBy: User | null;
	is4k: boolean;
	serverId?: number;
	profileId?: number;
	rootFolder?: string;
	tags?: number[];
	seasons: Array<{ id: number; seasonNumber: number; status: number }>;
	createdAt: string;
	updatedAt: string;
}

export interface Service {
	id: number;
	name: string;
	is4k: boolean;
	isDefault: boolean;
	profiles: Array<{ id: number; name: string }>;
	rootFolders: Array<{ id: number; path: string; freeSpace: number; totalSpace: number }>;
	tags: Array<{ id: number; label: string }>;
}

const WHEN = '2026-01-02T03:04:05.000Z';

/** Everything one Seerr knows. */
export class SeerrState {
	readonly films = new Map<number, { tmdb: number; title: string; year?: number }>();

	readonly shows = new Map<number, KnownShow>();

	users: User[] = [];

	media: Media[] = [];

	requests: Request[] = [];

	radarr: Service[] = [service(0, 'Radarr', false), service(1, 'Radarr 4K', true)];

	sonarr: Service[] = [service(0, 'Sonarr', false)];

	/** Season 0 may be asked for (Settings → General; Seerr only). */
	enableSpecialEpisodes = false;

	/** Set to let TMDB be out of reach. */
	tmdbIsDown = false;

	/** CSRF protection (Settings → Network): reads set a cookie, writes are refused. */
	csrf = false;

	/** Set to let a decision end otherwise (MediaRequestStatus). */
	decides?: () => number;

	/** Requests that were sent to Radarr or Sonarr again. */
	readonly retried: number[] = [];

	/** What its users and administrators were told of. */
	notifications = 0;

	/** How long a look-up at TMDB takes, between what is checked and what is written. */
	tmdbMs: () => number = () => 5;

	apiKey = 'MTcwMDAwMDAwMDAwMHNlZXJyLTVlY3JlNw==';

	private ids = { media: 1, request: 1, season: 1 };

	constructor(readonly form: Form) {
		for (const { tmdb, title, year } of films) if (tmdb !== null) this.films.set(tmdb, { tmdb, title, year: year ?? undefined });
		for (const { tmdb, tvdb, title, seasons } of shows) if (tmdb !== null) this.shows.set(tmdb, { tmdb, tvdb, title, seasons });
		this.addUser('admin', { permissions: 2 });
	}

	addUser(name: string, more: Partial<User> = {}): User {
		const user: User = {
			id: this.users.length + 1,
			email: `${name}@example.org`,
			displayName: name,
			permissions: 32,
			createdAt: WHEN,
			updatedAt: WHEN,
			mayRequest: true,
			autoApprove: more.permissions === 2,
			...more,
		};
		this.users.push(user);
		return user;
	}

	find(type: 'movie' | 'tv', tmdb: number): Media | undefined {
		return this.media.find(({ mediaType, tmdbId }) => mediaType === type && tmdbId === tmdb);
	}

	/** Puts a title into the state, as a scan would. */
	put(
		type: 'movie' | 'tv',
		tmdb: number,
		more: Partial<Omit<Media, 'seasons'>> & { seasons?: Record<number, number>; seasons4k?: Record<number, number> } = {},
	): Media {
		const { seasons = {}, seasons4k = {}, ...rest } = more;
		const numbers = [...new Set([...Object.keys(seasons), ...Object.keys(seasons4k)])].map(Number);
		const media: Media = {
			id: this.ids.media++,
			mediaType: type,
			tmdbId: tmdb,
			tvdbId: type === 'tv' ? (this.shows.get(tmdb)?.tvdb ?? null) : null,
			status: 1,
			status4k: 1,
			seasons: numbers.map((seasonNumber) => ({
				id: this.ids.season++,
				seasonNumber,
				status: seasons[seasonNumber] ?? 1,
				status4k: seasons4k[seasonNumber] ?? 1,
			})),
			createdAt: WHEN,
			updatedAt: WHEN,
			...rest,
		};
		this.media.push(media);
		return media;
	}

	/** Writes a request down without looking at anything. */
	addRequest(media: Media, more: Partial<Omit<Request, 'seasons'>> & { seasons?: number[] } = {}): Request {
		const { seasons = [], ...rest } = more;
		const request: Request = {
			id: this.ids.request++,
			status: 2,
			type: media.mediaType,
			media,
			requestedBy: this.users[0] as User,
			modifiedBy: null,
			is4k: false,
			seasons: [],
			createdAt: WHEN,
			updatedAt: WHEN,
			...rest,
		};
		request.seasons = seasons.map((seasonNumber) => ({ id: this.ids.season++, seasonNumber, status: request.status }));
		this.requests.push(request);
		return request;
	}
}

function service(id: number, name: string, is4k: boolean): Service {
	return {
		id,
		name,
		is4k,
		isDefault: true,
		profiles: [
			{ id: 1, name: 'Any' },
			{ id: 6, name: 'HD - 720p/1080p' },
		],
		rootFolders: [{ id: 1, path: '/media', freeSpace: 512 * 1024 ** 3, totalSpace: 1024 ** 4 }],
		tags: [{ id: 3, label: 'trakt' }],
	};
}
