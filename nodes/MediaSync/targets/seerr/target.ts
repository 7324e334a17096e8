import {
	checkDestination,
	checkUser,
	decide,
	deleteRequest,
	type Destination,
	failedRequest,
	isDeclined,
	isFilmClaimed,
	isSeasonAvailable,
	isSeasonClaimed,
	keepSeasons,
	type Known,
	knownFrom,
	lacks4kServer,
	lacksTvdb,
	makeRequest,
	MEDIA,
	mediaStatus,
	note,
	type OpenRequest,
	readFilm,
	readShow,
	readState,
	requestable,
	type ShowDetails,
	type State,
	takesSpecials,
} from '../../../Seerr/client';
import { InputError, ServiceError } from '../../../shared/node/errors';
import type { ServiceClient } from '../../../shared/http/request';
import type { Media } from '../../../shared/media/identity';
import { attempt } from '../../../shared/util/attempt';
import type { Title } from '../../sync/titles';
import type { Added, Expansion, Refusal, Target, Unit } from '../target';
import { Doubles } from './doubles';
import { isQuotaRefusal, refusedAdd } from './refusals';
import { asOneByOne, wasWrittenSince, writesSoFar } from './turns';

/** A Radarr or Sonarr of Seerr, and what to choose on it; Seerr's defaults where absent. */
export type SeerrServer = Destination;

export interface SeerrOptions {
	/** Ask as this user, with that user's permissions, quota and approval; the administrator when absent. */
	userId?: number;
	/** Ask for the 4K version; default false. */
	is4k?: boolean;
	movies?: SeerrServer;
	shows?: SeerrServer;
	/** Ask again for what an administrator declined; default false. */
	requestDeclined?: boolean;
	/** Ask again for what was deleted from the library; default false. */
	requestDeleted?: boolean;
}

/** Reading so many titles one by one costs less than the two lists. */
const ONE_BY_ONE = 5;

/**
 * Seerr (also Overseerr and Jellyseerr) takes requests for films and for seasons of shows, by TMDB number.
 * Two lists tell everything it knows; only a show it has not scanned yet is looked up.
 */
export class SeerrTarget implements Target {
	readonly name = 'Seerr';

	readonly concurrency: number;

	readonly keeps = true;

	/** All requests are made at the end of the run: one after the other for each user, and looked over once afterwards. */
	readonly batchSize = Number.POSITIVE_INFINITY;

	private state: State = new Map();

	/** How many writes this process had sent when the state was read. */
	private readAt = 0;

	/** Only a few titles were read, each by itself. */
	private fewRead = false;

	private readonly shows = new Map<number, Promise<ShowDetails>>();

	private specials?: Promise<boolean>;

	private readonly missing4k = new Map<'radarr' | 'sonarr', Promise<string | undefined>>();

	private checked = false;

	private checksLibrary = true;

	/** Keys of what stands in the source: a request that also covers some of it is not taken back. */
	private readonly wanted = new Set<string>();

	/** Keys that went with a request which covered several. */
	private readonly gone = new Set<string>();

	/** By the ID of the request. */
	private readonly sentAgain = new Map<number, Promise<unknown>>();

	private readonly is4k: boolean;

	constructor(
		private readonly client: ServiceClient,
		private readonly options: SeerrOptions = {},
	) {
		this.concurrency = client.policy.concurrency;
		this.is4k = options.is4k ?? false;
	}

	async open(few: readonly Title[] = []): Promise<void> {
		this.readAt = writesSoFar();
		this.shows.clear();
		const keys = new Set(few.map(({ media }) => titleOf(media)));
		this.fewRead = few.length > 0 && keys.size <= ONE_BY_ONE;
		const state = this.fewRead ? Promise.all([...keys].map(async (key) => await this.readTitle(key))) : readState(this.client, this.is4k);
		const [read] = await Promise.all([state, this.check()]);
		this.state = Array.isArray(read) ? new Map(read) : read;
	}

	async expand({ media }: Title, missingOnly: boolean): Promise<Expansion> {
		this.checksLibrary = missingOnly;
		const { tmdb } = media.ids;
		if (tmdb === undefined) return settled({ outcome: 'notFound', reason: 'It has no TMDB number, and Seerr knows titles by that alone' });
		if (media.type === 'movie') return await this.want([{ key: `movie:${tmdb}`, media }]);
		if (media.type === 'season') return await this.want([seasonUnit(media, tmdb, media.season ?? 0)]);
		const known = this.state.get(`tv:${tmdb}`);
		if (missingOnly && known?.status === MEDIA.available) return { units: [], settled: { outcome: 'inLibrary' } };
		const seasons = await this.seasonsOf(tmdb, known);
		if (seasons.length === 0) return settled({ outcome: 'notFound', reason: 'Seerr knows no season of it yet', again: 'nextRun' });
		const open = seasons.filter((season) => !(missingOnly && isSeasonAvailable(known, season)));
		if (open.length === 0) return { units: [], settled: { outcome: 'inLibrary' } };
		return await this.want(open.map((season) => seasonUnit(media, tmdb, season)));
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

	/** Asks for films, and for the seasons of each show with one request, and then looks whether another process did too. */
	async addTogether(units: Unit[]): Promise<Added[]> {
		const added = new Map<Unit, Added>();
		const doubles = new Doubles(this.client, this.is4k, this.options.userId);
		const newest = Math.max(0, ...[...this.state.values()].flatMap(({ requests }) => requests.map(({ id }) => id)));
		let quota: Added | undefined;
		for (const its of byTitle(units)) {
			const isFilm = its[0]?.season === undefined;
			// What is beyond the quota is beyond it for every film; a show may be smaller than the one before.
			const answers = isFilm && quota !== undefined ? its.map(() => quota as Added) : await this.inTurn(its, doubles);
			if (isFilm) quota ??= answers.find(isQuotaRefusal);
			its.forEach((unit, index) => added.set(unit, answers[index] as Added));
		}
		for (const [unit, answer] of await doubles.withdraw(this.fewRead ? undefined : newest)) added.set(unit, answer);
		return units.map((unit) => added.get(unit) as Added);
	}

	private async inTurn(units: Unit[], doubles: Doubles): Promise<Added[]> {
		const title = keyOf(units[0] as Unit);
		return await asOneByOne({ account: this.client.accountKey, user: this.options.userId, title }, async () => {
			try {
				return await this.askFor(units, doubles);
			} catch (error) {
				return units.map(() => refusedAdd(error));
			}
		});
	}

	/** Others may have asked while this one waited for its turn: then the title is read again. */
	private async askFor(units: Unit[], doubles: Doubles): Promise<Added[]> {
		const title = keyOf(units[0] as Unit);
		if (wasWrittenSince(this.readAt, this.client.accountKey, title)) {
			const [, known] = await this.readTitle(title);
			this.state.set(title, known);
		}
		const open = units.filter((unit) => !this.isClaimed(unit));
		const answers = open.length === 0 ? [] : await this.request(open, doubles);
		return units.map((unit) => answers[open.indexOf(unit)] ?? { outcome: 'alreadySubscribed' });
	}

	/** A request that Seerr could not pass on, once for all that it covers. */
	async sendAgain(unit: Unit): Promise<string | undefined> {
		const request = failedRequest(this.knownOf(unit), unit.season);
		if (request === undefined) return undefined;
		const sent = this.sentAgain.get(request.id) ?? attempt(decide(this.client, request.id, 'retry'));
		this.sentAgain.set(request.id, sent);
		const answer = await sent;
		if (answer instanceof ServiceError) return `${NOT_PASSED_ON}, and did not send it again: ${answer.message}`;
		return `${NOT_PASSED_ON}. It was sent to Radarr or Sonarr again`;
	}

	private isClaimed(unit: Unit): boolean {
		const known = this.knownOf(unit);
		return unit.season === undefined ? isFilmClaimed(known) : isSeasonClaimed(known, unit.season);
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

	private async request(units: Unit[], doubles: Doubles): Promise<Added[]> {
		const { media, season } = units[0] as Unit;
		const mediaId = media.ids.tmdb as number;
		const { is4k } = this;
		const { userId, movies, shows } = this.options;
		const made =
			season === undefined
				? await makeRequest(this.client, { mediaType: 'movie', mediaId, is4k, userId, ...movies })
				: await makeRequest(this.client, { mediaType: 'tv', mediaId, is4k, userId, ...shows, seasons: numbersOf(units) });
		if ('thrownAway' in made) return units.map(() => NO_TVDB);
		if ('nothingNew' in made) return season === undefined ? [{ outcome: 'alreadySubscribed' }] : await this.whyNone(units);
		const type = season === undefined ? 'movie' : 'tv';
		const seasons = made.request.seasons ?? numbersOf(units).map((seasonNumber) => ({ seasonNumber }));
		note(this.state, { ...made.request, is4k, type, media: { tmdbId: mediaId }, seasons }, is4k);
		// Seerr leaves out silently what another request covers.
		const isInIt = (unit: Unit) => unit.season === undefined || seasons.some(({ seasonNumber }) => seasonNumber === unit.season);
		doubles.note(made.request, units.filter(isInIt));
		return units.map((unit) => ({ outcome: isInIt(unit) ? 'added' : 'alreadySubscribed' }));
	}

	/** After "No seasons available to request": requested or available, or does Seerr not take them at all? */
	private async whyNone(units: Unit[]): Promise<Added[]> {
		const show = await readShow(this.client, (units[0] as Unit).media.ids.tmdb as number);
		const known = knownFrom(show.mediaInfo, this.is4k);
		return units.map(({ season = 0 }) =>
			isSeasonClaimed(known, season) || isSeasonAvailable(known, season)
				? { outcome: 'alreadySubscribed' }
				: { outcome: 'notFound', reason: `Seerr has no season ${season} to request: it may have no episodes yet`, again: 'nextRun' },
		);
	}

	/**
	 * A scanned show lists all of its seasons, so that it costs no request of its own. One that is only requested
	 * lists those of the requests, perhaps not all.
	 */
	private async seasonsOf(tmdb: number, known: Known | undefined): Promise<number[]> {
		const scanned = [...(known?.seasons.keys() ?? [])].filter((season) => season > 0);
		return scanned.length > 0 ? scanned.sort((a, b) => a - b) : requestable(await this.showOf(tmdb));
	}

	private async showOf(tmdb: number): Promise<ShowDetails> {
		const show = this.shows.get(tmdb) ?? readShow(this.client, tmdb);
		this.shows.set(tmdb, show);
		return await show;
	}

	/** A title as its own page tells it; one that cannot be had there cannot be asked for either, and says why then. */
	private async readTitle(key: string): Promise<[string, Known]> {
		const [type, id] = key.split(':');
		const tmdb = Number(id);
		if (!Number.isSafeInteger(tmdb)) return [key, knownFrom(undefined, this.is4k)];
		if (type === 'tv') this.shows.delete(tmdb);
		const details = await attempt(type === 'tv' ? this.showOf(tmdb) : readFilm(this.client, tmdb));
		if (!(details instanceof ServiceError)) return [key, knownFrom(details.mediaInfo, this.is4k, type as 'movie' | 'tv')];
		if (details.status !== 500 && details.status !== 404) return await Promise.reject(details);
		this.shows.delete(tmdb);
		return [key, knownFrom(undefined, this.is4k)];
	}

	private async check(): Promise<void> {
		if (this.checked) return;
		const { userId, movies, shows } = this.options;
		await Promise.all([
			checkUser(this.client, userId),
			checkDestination(this.client, 'radarr', this.is4k, movies),
			checkDestination(this.client, 'sonarr', this.is4k, shows),
		]);
		if (this.is4k) await this.check4k();
		this.checked = true;
	}

	/** @throws InputError when nothing at all could be passed on */
	private async check4k(): Promise<void> {
		const lacks = await Promise.all([this.without4k('radarr'), this.without4k('sonarr')]);
		if (lacks.every((lack) => lack !== undefined)) throw new InputError('4K', 'is on', `${lacks[0]}.`);
	}

	/** What an administrator decided and what Seerr cannot take is left out. */
	private async want(units: Unit[]): Promise<Expansion> {
		for (const { key } of units) this.wanted.add(key);
		const refusals = await Promise.all(units.map(async (unit) => await this.whyNot(unit)));
		const left = units.filter((_, index) => refusals[index] === undefined);
		const [first] = refusals.filter((refusal) => refusal !== undefined);
		return left.length === 0 && first !== undefined ? settled(first) : { units: left };
	}

	private async whyNot(unit: Unit): Promise<Refusal | undefined> {
		const known = this.knownOf(unit);
		const { season } = unit;
		if (this.isClaimed(unit)) return undefined;
		const status = mediaStatus(known, season);
		if (status === MEDIA.available || isSeasonAvailable(known, season ?? -1)) return undefined;
		if (isDeclined(known, season) && this.options.requestDeclined !== true) return DECLINED;
		if ((status === MEDIA.blocklisted || status === MEDIA.deleted) && this.options.requestDeleted !== true) {
			return status === MEDIA.deleted ? DELETED : BLOCKED;
		}
		if (season === 0 && !(await (this.specials ??= takesSpecials(this.client)))) return NO_SPECIALS;
		const without = await this.without4k(season === undefined ? 'radarr' : 'sonarr');
		if (without !== undefined) return { outcome: 'failed', reason: without };
		const lacks = season !== undefined && known?.hasTvdb !== true && lacksTvdb(await this.showOf(unit.media.ids.tmdb as number));
		return lacks ? NO_TVDB : undefined;
	}

	private async without4k(kind: 'radarr' | 'sonarr'): Promise<string | undefined> {
		const chosen = kind === 'radarr' ? this.options.movies : this.options.shows;
		if (!this.is4k || chosen?.serverId !== undefined) return undefined;
		const lack = this.missing4k.get(kind) ?? lacks4kServer(this.client, kind);
		this.missing4k.set(kind, lack);
		return await lack;
	}

	private knownOf(unit: Unit): Known | undefined {
		return this.state.get(keyOf(unit));
	}
}

const NOT_PASSED_ON = 'Seerr could not pass its request on';

const settled = (refusal: Refusal): Expansion => ({ units: [], settled: refusal });

const DECLINED: Refusal = { outcome: 'skipped', reason: 'It was declined in Seerr. Request Declined Titles asks again' };

const DELETED: Refusal = { outcome: 'skipped', reason: 'It was deleted from the library. Request Deleted Titles asks again' };

const BLOCKED: Refusal = { outcome: 'skipped', reason: 'It stands on the blocklist of Seerr, or was deleted there' };

const NO_SPECIALS: Refusal = {
	outcome: 'skipped',
	reason: 'Seerr takes no specials: they are switched off there, or it is too old for them',
};

const NO_TVDB: Refusal = { outcome: 'notFound', reason: 'TMDB has no TVDB number of it, and without one Seerr passes no show on' };

/** "movie:155" or "tv:1396" */
const titleOf = ({ type, ids }: Media): string => `${type === 'movie' ? 'movie' : 'tv'}:${ids.tmdb}`;

const keyOf = ({ media, season }: Unit): string => `${season === undefined ? 'movie' : 'tv'}:${media.ids.tmdb}`;

/** In the order in which each title comes first. */
function byTitle(units: Unit[]): Unit[][] {
	const titles = new Map<string, Unit[]>();
	for (const unit of units) {
		const its = titles.get(keyOf(unit));
		if (its === undefined) titles.set(keyOf(unit), [unit]);
		else its.push(unit);
	}
	return [...titles.values()];
}

const numbersOf = (units: Unit[]): number[] => units.map(({ season = 0 }) => season);

const seasonUnit = (media: Media, tmdb: number, season: number): Unit => ({ key: `season:${tmdb}:${season}`, media, season });
