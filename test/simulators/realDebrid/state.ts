import { randomBytes } from 'node:crypto';
import { HOST_REGEX } from './patterns';

/** Everything that can be made to behave differently, at any time. */
export interface Switches {
	/** Milliseconds since 1970; every date and window uses it. */
	now: () => number;
	accessTokenSeconds: number;
	/** `expires_in` as text, as one client's model has it. */
	expiresAsText: boolean;
	/** Each refresh ends the refresh token it was made with. */
	rotateRefresh: boolean;
	/** Refresh answers carry no refresh token. */
	omitRefresh: boolean;
	refusal: '403/9' | '401/8' | '400/invalid_grant';
	tokenThrottled: boolean;
	deviceSeconds: number;
	deviceInterval: number;
	/** Requests per minute and token; refused ones count, too. */
	perMinute: number | 'off';
	torrentsPerMinute: number | 'off';
	/** Seconds in Retry-After of a 429; none when absent. */
	retryAfter?: number;
	emptyList: '204' | '{}';
	countHeader: boolean;
	/** Page 1 holds this many rows more than asked for. */
	oversizedFirstPage: number;
	/** Reads of /torrents/info after an add that answer 404. */
	infoMissing: number;
	/** Reads of /torrents/info during which a magnet is being converted. */
	conversionReads: number;
	cached: boolean;
	/** Code of a selection that comes while the magnet is being converted. */
	earlySelection: 1 | 2;
	/** Reads of /torrents/info from selection to the end, for what is not cached. */
	downloadReads: number;
	end: 'downloaded' | 'error' | 'magnet_error' | 'virus' | 'dead' | 'stalled';
	/** Several files come as one archive. */
	rar: boolean;
	/** Reads after the end during which the links are missing. */
	linksLate: number;
	/** Reads after the end in which only the first link is there, under the status `downloaded`. */
	linksFollow: number;
	/** Links fewer than selected files. */
	missingLinks: number;
	/** How many further adds answer 451; -1 for all. */
	infringingAdds: number;
	/** Until when (on the simulator's clock) adds answer 451. */
	pausedUntil: number;
	infringingLinks: boolean;
	activeLimit: number;
	slotAnswer: '509' | '503/21' | '503/36';
	/** A second add of an active hash: a second torrent, or 400 with code 33. */
	sameHash: 'second' | '33';
	/** `error_code` is text. */
	textCodes: boolean;
	ipRefused: boolean;
	/** 403 with code 9 on everything but sign-in. */
	locked: boolean;
	detailsEmpty: '{}' | '[]';
	/** DELETE /downloads/delete answers 404 although it deleted. */
	deleteLies: boolean;
	mediaInfo: 'full' | 'empty' | '503';
	checkAnswer: 'ok' | '503' | '404';
	traffic: 'map' | '[]';
	points: number;
}

export const DEFAULTS: Switches = {
	now: () => Date.now(),
	accessTokenSeconds: 3600,
	expiresAsText: false,
	rotateRefresh: false,
	omitRefresh: false,
	refusal: '403/9',
	tokenThrottled: false,
	deviceSeconds: 600,
	deviceInterval: 5,
	perMinute: 'off',
	torrentsPerMinute: 'off',
	emptyList: '204',
	countHeader: true,
	oversizedFirstPage: 0,
	infoMissing: 0,
	conversionReads: 0,
	earlySelection: 1,
	cached: true,
	downloadReads: 2,
	end: 'downloaded',
	rar: false,
	linksLate: 0,
	linksFollow: 0,
	missingLinks: 0,
	infringingAdds: 0,
	pausedUntil: 0,
	infringingLinks: false,
	activeLimit: 25,
	slotAnswer: '509',
	sameHash: 'second',
	textCodes: false,
	ipRefused: false,
	locked: false,
	detailsEmpty: '{}',
	deleteLies: false,
	mediaInfo: 'full',
	checkAnswer: 'ok',
	traffic: 'map',
	points: 2000,
};

export interface TorrentFile {
	id: number;
	path: string;
	bytes: number;
	selected: 0 | 1;
}

export interface Torrent {
	id: string;
	filename: string;
	hash: string;
	files: TorrentFile[];
	status: string;
	progress: number;
	added: number;
	ended?: number;
	links: string[];
	/** Reads of its info so far, counted anew from each change. */
	reads: number;
	/** Reads of its info since it is downloaded. */
	linkReads: number;
	isMagnet: boolean;
	cached: boolean;
}

export interface Download {
	id: string;
	filename: string;
	mimeType: string;
	filesize: number;
	link: string;
	host: string;
	generated: number;
	type?: string;
	/** Its name on the download host. */
	code: string;
}

interface Device {
	clientId: string;
	secretless: boolean;
	expiresAt: number;
	state: 'pending' | 'approved' | 'denied';
	pair?: { client_id: string; client_secret: string };
}

export interface HosterFile {
	filename: string;
	filesize: number;
	host: string;
	/** Error code that it answers with. */
	code?: number;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export class RealDebridState {
	readonly switches: Switches;

	readonly user = {
		id: 4242,
		username: 'watcher',
		email: 'wat*****@example.com',
		locale: 'en',
		avatar: 'https://fcdn.real-debrid.com/images/avatars/4242.png',
		type: 'premium',
		premium: 30 * 86_400,
	};

	readonly settings: Record<string, unknown> = {
		download_ports: ['normal', 'secured'],
		download_port: 'secured',
		download_protocols: ['https', 'http'],
		download_protocol: 'https',
		locales: { en: 'English', fr: 'Français' },
		locale: 'en',
		streaming_qualities: ['original', 'high', 'medium', 'low'],
		streaming_quality: 'original',
		mobile_streaming_quality: 'original',
		streaming_languages: { eng: 'English', fre: 'French' },
		streaming_language_preference: 'eng',
		streaming_cast_audio: ['dolby', 'aac', 'mp3'],
		streaming_cast_audio_preference: 'dolby',
	};

	torrents: Torrent[] = [];

	downloads: Download[] = [];

	/** Hoster links by URL; any other link of a known host is a file of 1,000 bytes. */
	readonly hosterFiles = new Map<string, HosterFile>();

	readonly folders = new Map<string, string[]>();

	readonly containers = new Map<string, string[]>();

	/** What GET /hosts/regex gives: PHP literals with any delimiter, and one that does not compile. */
	hostPatterns = [...HOST_REGEX];

	/** d-links that answer 503 with code 19 for ever. */
	readonly staleLinks = new Set<string>();

	/** Bytes on the download host, by code; others have as many zeroes as their size. */
	readonly contents = new Map<string, Buffer>();

	/** Files of a hash; others have one video. */
	readonly releases = new Map<string, { name: string; files: Array<[path: string, bytes: number]> }>();

	/** Access token to the moment it ends. */
	readonly access = new Map<string, number>();

	/** Refresh token to the client pair that may use it. */
	readonly refresh = new Map<string, string>();

	readonly devices = new Map<string, Device>();

	readonly authCodes = new Map<string, { clientId: string; redirectUri: string }>();

	/** Own apps by client ID. */
	readonly apps = new Map<string, { secret: string; redirectUris: string[] }>();

	readonly secrets = new Set<string>();

	refreshes = 0;

	refusedRefreshes = 0;

	passwordMails = 0;

	avatar: Buffer | undefined;

	downloadUrl = '';

	readonly privateToken: string;

	constructor(switches: Partial<Switches>) {
		this.switches = { ...DEFAULTS, ...switches };
		this.privateToken = this.secret();
		this.access.set(this.privateToken, Infinity);
	}

	secret(): string {
		const secret = randomBytes(20).toString('hex').toUpperCase();
		this.secrets.add(secret);
		return secret;
	}

	id(): string {
		return Array.from(randomBytes(13), (byte) => BASE32[byte % 32]).join('');
	}

	now(): number {
		return this.switches.now();
	}

	issue(clientId: string, refreshToken = this.secret()): Record<string, unknown> {
		const { accessTokenSeconds, expiresAsText } = this.switches;
		const accessToken = this.secret();
		this.access.set(accessToken, this.now() + accessTokenSeconds * 1000);
		this.refresh.set(refreshToken, clientId);
		return {
			access_token: accessToken,
			expires_in: expiresAsText ? String(accessTokenSeconds) : accessTokenSeconds,
			token_type: 'Bearer',
			refresh_token: refreshToken,
		};
	}

	expireTokens(): void {
		for (const [token, end] of this.access) if (end !== Infinity) this.access.set(token, 0);
	}

	/** As if the person had answered on the device page. */
	decide(state: 'approved' | 'denied' = 'approved'): void {
		for (const device of this.devices.values()) if (device.state === 'pending') device.state = state;
	}

	get active(): Torrent[] {
		return this.torrents.filter(({ status }) =>
			['magnet_conversion', 'waiting_files_selection', 'queued', 'downloading', 'compressing', 'uploading'].includes(status),
		);
	}

	addTorrent(hash: string, isMagnet: boolean, name?: string): Torrent {
		const release = this.releases.get(hash) ?? {
			name: name ?? `Film ${hash.slice(0, 6)}`,
			files: [[`/${name ?? `Film.${hash.slice(0, 6)}`}.mkv`, 1_500_000_000] as [string, number]],
		};
		const torrent: Torrent = {
			id: this.id(),
			filename: release.name,
			hash,
			files: release.files.map(([path, bytes], index) => ({ id: index + 1, path, bytes, selected: 0 })),
			status: isMagnet && this.switches.conversionReads > 0 ? 'magnet_conversion' : 'waiting_files_selection',
			progress: 0,
			added: this.now(),
			links: [],
			reads: 0,
			linkReads: 0,
			isMagnet,
			cached: this.switches.cached,
		};
		this.torrents.unshift(torrent);
		return torrent;
	}

	/** A torrent that is there already, with all files selected. */
	seed(part: Partial<Torrent> = {}): Torrent {
		const torrent = this.addTorrent(part.hash ?? randomBytes(20).toString('hex'), true);
		for (const file of torrent.files) file.selected = 1;
		Object.assign(torrent, { status: 'downloaded', progress: 100, ended: this.now() }, part);
		if (part.links === undefined && torrent.status === 'downloaded') this.finish(torrent);
		return torrent;
	}

	finish(torrent: Torrent): void {
		const { rar, missingLinks } = this.switches;
		const selected = torrent.files.filter((file) => file.selected === 1);
		const count = rar && selected.length > 1 ? 1 : Math.max(1, selected.length - missingLinks);
		torrent.links = selected.slice(0, count).map((file) => {
			const link = `https://real-debrid.com/d/${this.id()}`;
			const archive = rar && selected.length > 1;
			this.hosterFiles.set(link, {
				filename: archive ? `${torrent.filename}.rar` : (file.path.split('/').pop() ?? ''),
				filesize: archive ? selected.reduce((sum, one) => sum + one.bytes, 0) : file.bytes,
				host: 'real-debrid.com',
			});
			return link;
		});
		Object.assign(torrent, { status: 'downloaded', progress: 100 });
	}
}
