import {
	checkDestination,
	checkUser,
	deleteRequest,
	type Destination,
	isFilmClaimed,
	isSeasonAvailable,
	isSeasonClaimed,
	keepSeasons,
	type Known,
	knownFrom,
	makeRequest,
	MEDIA,
	note,
	type OpenRequest,
	readShow,
	readState,
	requestable,
	type State,
} from '../../../Seerr/client';
import { ServiceError } from '../../../shared/node/errors';
import type { ServiceClient } from '../../../shared/http/request';
import type { Media } from '../../../shared/media/identity';
import type { Title } from '../../sync/titles';
import { failedAdd } from '../added';
import type { Added, Expansion, Target, Unit } from '../target';
import { OneByOne } from '../turns';

/** A Radarr or Sonarr of Seerr, and what to choose on it; Seerr's defaults where absent. */
export type SeerrServer = Destination;

export interface SeerrOptions {
	/** Ask as this user, with that user's permissions, quota and approval; the administrator when absent. */
	userId?: number;
	/** Ask for the 4K version; default false. */
	is4k?: boolean;
	movies?: SeerrServer;
	shows?: SeerrServer;
}

/**
 * Overseerr, Jellyseerr and older versions of Seerr look for a duplicate and write without a lock in between: two
 * requests for one title at the same moment would both be taken, so they are sent one after the other.
 */
const turns = new OneByOne();

/**
 * Seerr (also Overseerr and Jellyseerr) takes requests for films and for seasons of shows, by TMDB number.
 * Two lists tell everything it knows; only a show it has not scanned yet is looked up.
 */
export class SeerrTarget implements Target {
	readonly name = 'Seerr';

	readonly concurrency: number;

	readonly keeps = true;

	private state: State = new Map();

	private checked = false;

	private checksLibrary = true;

	/** Keys of what stands in the source: a request that also covers some of it is not taken back. */
	private readonly wanted = new Set<string>();

	/** Keys that went with a request which covered several. */
	private readonly gone = new Set<string>();

	private readonly is4k: boolean;

	constructor(
		private readonly client: ServiceClient,
		private readonly options: SeerrOptions = {},
	) {
		this.concurrency = client.policy.concurrency;
		this.is4k = options.is4k ?? false;
	}

	async open(): Promise<void> {
		const [state] = await Promise.all([readState(this.client, this.is4k), this.check()]);
		this.state = state;
	}

	async expand({ media }: Title, missingOnly: boolean): Promise<Expansion> {
		this.checksLibrary = missingOnly;
		const { tmdb } = media.ids;
		if (tmdb === undefined) return notFound('It has no TMDB number, and Seerr knows titles by that alone');
		if (media.type === 'movie') return this.want([{ key: `movie:${tmdb}`, media }]);
		if (media.type === 'season') return this.want([seasonUnit(media, tmdb, media.season ?? 0)]);
		const known = this.state.get(`tv:${tmdb}`);
		if (missingOnly && known?.status === MEDIA.available) return { units: [], settled: { outcome: 'inLibrary' } };
		const seasons = await this.seasonsOf(tmdb, known);
		if (seasons.length === 0) return notFound('Seerr knows no season of it yet');
		const open = seasons.filter((season) => !(missingOnly && isSeasonAvailable(known, season)));
		if (open.length === 0) return { units: [], settled: { outcome: 'inLibrary' } };
		return this.want(open.map((season) => seasonUnit(media, tmdb, season)));
	}

	isSubscribed(unit: Unit): boolean {
		const known = this.knownOf(unit);
		if (unit.season === undefined) {
			const available = known?.status === MEDIA.available;
			return available ? !this.checksLibrary : isFilmClaimed(known);
		}
		return isSeasonAvailable(known, unit.season) ? !this.checksLibrary : isSeasonClaimed(known, unit.season);
	}

	async isInLibrary(unit: Unit): Promise<boolean> {
		const known = this.knownOf(unit);
		const is = unit.season === undefined ? known?.status === MEDIA.available : isSeasonAvailable(known, unit.season);
		return await Promise.resolve(is);
	}

	async add(unit: Unit): Promise<Added> {
		return (await this.addTogether([unit]))[0] as Added;
	}

	/** Asks for a film, or for seasons of one show with one request. */
	async addTogether(units: Unit[]): Promise<Added[]> {
		return await turns.run(keyOf(units[0] as Unit), async () => {
			try {
				return await this.request(units);
			} catch (error) {
				return units.map(() => failedAdd(error));
			}
		});
	}

	async remove(key: string): Promise<boolean> {
		if (this.gone.delete(key)) return true;
		const [type, tmdb, number] = key.split(':');
		const known = this.state.get(`${type === 'movie' ? 'movie' : 'tv'}:${tmdb}`);
		const season = number === undefined ? undefined : Number(number);
		const request = known?.requests.find(({ seasons }) => season === undefined || seasons.has(season));
		if (known === undefined || request === undefined) return false;
		if (season !== undefined && request.seasons.size > 1) {
			const others = [...request.seasons].filter((one) => one !== season);
			const kept = others.filter((one) => this.wanted.has(`season:${tmdb}:${one}`));
			if (kept.length > 0) return await this.removeSeason(request, season, others, kept);
			for (const other of others) this.gone.add(`season:${tmdb}:${other}`);
		}
		known.requests = known.requests.filter((one) => one !== request);
		return await deleteRequest(this.client, request.id);
	}

	/** Seerr changes requests that wait for approval only; later ones can be deleted, but only whole. */
	private async removeSeason(request: OpenRequest, season: number, others: number[], kept: number[]): Promise<boolean> {
		if (!request.pending) {
			throw new ServiceError({
				service: 'Seerr',
				message: 'Seerr takes back an approved request only whole',
				description: `This one also stands for season ${kept.join(', ')}, which is still on the list. Delete it in Seerr by hand if you want.`,
			});
		}
		await keepSeasons(this.client, request.id, others);
		request.seasons.delete(season);
		return true;
	}

	private async request(units: Unit[]): Promise<Added[]> {
		const { media, season } = units[0] as Unit;
		const mediaId = media.ids.tmdb as number;
		const { is4k } = this;
		const { userId, movies, shows } = this.options;
		const made =
			season === undefined
				? await makeRequest(this.client, { mediaType: 'movie', mediaId, is4k, userId, ...movies })
				: await makeRequest(this.client, { mediaType: 'tv', mediaId, is4k, userId, ...shows, seasons: numbersOf(units) });
		if (made === undefined) return season === undefined ? [{ outcome: 'alreadySubscribed' }] : await this.whyNone(units);
		const type = season === undefined ? 'movie' : 'tv';
		const seasons = made.seasons ?? numbersOf(units).map((seasonNumber) => ({ seasonNumber }));
		note(this.state, { ...made, is4k, type, media: { tmdbId: mediaId }, seasons }, is4k);
		// Seerr leaves out silently what another request covers.
		return units.map((unit) => {
			const isInIt = unit.season === undefined || seasons.some(({ seasonNumber }) => seasonNumber === unit.season);
			return { outcome: isInIt ? 'added' : 'alreadySubscribed' };
		});
	}

	/** After "No seasons available to request": requested or available, or does Seerr not take them at all? */
	private async whyNone(units: Unit[]): Promise<Added[]> {
		const show = await readShow(this.client, (units[0] as Unit).media.ids.tmdb as number);
		const known = knownFrom(show.mediaInfo, this.is4k);
		return units.map(({ season = 0 }) =>
			isSeasonClaimed(known, season) || isSeasonAvailable(known, season)
				? { outcome: 'alreadySubscribed' }
				: {
						outcome: 'failed',
						reason: `Seerr has no season ${season} to request: it may have no episodes yet, or specials are switched off`,
					},
		);
	}

	/**
	 * A scanned show lists all of its seasons, so that it costs no request of its own. One that is only requested
	 * lists those of the requests, perhaps not all.
	 */
	private async seasonsOf(tmdb: number, known: Known | undefined): Promise<number[]> {
		const scanned = [...(known?.seasons.keys() ?? [])].filter((season) => season > 0);
		return scanned.length > 0 ? scanned.sort((a, b) => a - b) : requestable(await readShow(this.client, tmdb));
	}

	private async check(): Promise<void> {
		if (this.checked) return;
		const { userId, movies, shows } = this.options;
		await Promise.all([
			checkUser(this.client, userId),
			checkDestination(this.client, 'radarr', this.is4k, movies),
			checkDestination(this.client, 'sonarr', this.is4k, shows),
		]);
		this.checked = true;
	}

	private want(units: Unit[]): Expansion {
		for (const { key } of units) this.wanted.add(key);
		return { units };
	}

	private knownOf(unit: Unit): Known | undefined {
		return this.state.get(keyOf(unit));
	}
}

const notFound = (reason: string): Expansion => ({ units: [], settled: { outcome: 'notFound', reason } });

const keyOf = ({ media, season }: Unit): string => `${season === undefined ? 'movie' : 'tv'}:${media.ids.tmdb}`;

const numbersOf = (units: Unit[]): number[] => units.map(({ season = 0 }) => season);

const seasonUnit = (media: Media, tmdb: number, season: number): Unit => ({ key: `season:${tmdb}:${season}`, media, season });
