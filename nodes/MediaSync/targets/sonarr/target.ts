import {
	addSeries,
	deleteSeries,
	findSeries,
	isComplete,
	monitorSeasons,
	readExclusions,
	readSeries,
	regularSeasons,
	searchSeason,
	seasonOf,
	type Series,
	type SeriesType,
} from '../../../Sonarr/client';
import { Shelf } from './shelf';
import { checkSetup, type Setup } from '../../../shared/arr/setup';
import type { ServiceClient } from '../../../shared/http/request';
import { identity, type Media, type MediaIds } from '../../../shared/media/identity';
import { mapLimited } from '../../../shared/http/paginate';
import type { Title } from '../../sync/titles';
import { failedAdd } from '../added';
import type { Added, Expansion, Target, Unit } from '../target';
import { OneByOne } from '../turns';

export interface SonarrOptions {
	/** The server's only one when absent. */
	qualityProfileId?: number;
	/** The server's only one when absent. */
	rootFolderPath?: string;
	tagIds?: number[];
	/** Default true. */
	monitored?: boolean;
	/** Look for the episodes as soon as they are added; default true. */
	search?: boolean;
	/** Default true. */
	seasonFolder?: boolean;
	/** Default "standard". */
	seriesType?: SeriesType;
	/** Add shows that stand on Sonarr's import list exclusions; default false. */
	addExcluded?: boolean;
	/** Switch a show on that is not monitored as a whole, when a single season of it is wanted; default false. */
	monitorUnmonitored?: boolean;
	/** When a show is removed because nothing of it is monitored any longer, take its files too; default false. */
	deleteFiles?: boolean;
}

/** Reading so many shows one by one costs less than a whole library. */
const ONE_BY_ONE = 3;

/**
 * Seasons are monitored by read-merge-write, so two writes to one show must not cross: neither those of one
 * run (a show and one of its seasons may both stand in the source) nor those of two.
 */
const turns = new OneByOne();

/**
 * Sonarr keeps shows by their TVDB numbers and monitors them season by season. One request tells which
 * shows it has, which seasons are monitored and which are complete; only a show that it does not have is
 * looked up.
 */
export class SonarrTarget implements Target {
	readonly name = 'Sonarr';

	readonly concurrency: number;

	readonly keeps = true;

	/** Everything waits for the end of the run, so that all that is wanted of a show goes in one POST. */
	readonly batchSize = Number.POSITIVE_INFINITY;

	private shelf = new Shelf();

	private setup?: Setup;

	private excluded?: Promise<Set<number>>;

	/** TVDB numbers of the shows that are wanted whole. */
	private readonly whole = new Set<number>();

	private checksLibrary = true;

	/** Shows that Sonarr does not have, by the number they were looked up with. */
	private readonly lookedUp = new Map<string, Promise<Series | undefined>>();

	constructor(
		private readonly client: ServiceClient,
		private readonly options: SonarrOptions = {},
	) {
		this.concurrency = client.policy.concurrency;
	}

	async open(few?: readonly Title[]): Promise<void> {
		const [setup, series] = await Promise.all([this.setup ?? checkSetup(this.client, this.options), this.readShelf(few)]);
		this.setup = setup;
		this.shelf = new Shelf(series);
		this.excluded = undefined;
	}

	async expand({ media }: Title, missingOnly: boolean): Promise<Expansion> {
		this.checksLibrary = missingOnly;
		if (media.type === 'movie') return settled('skipped', 'Sonarr keeps shows only; choose Radarr or Seerr for films');
		const series = await this.seriesOf(media.ids);
		if (series === undefined) return settled('notFound', 'Sonarr finds no show with its IDs');
		if (!series.id && (await this.isExcluded(series.tvdbId))) return settled('skipped', EXCLUDED);
		const found = withIds(media, series);
		if (media.type === 'season') return { units: [unitOf(found, media.season ?? 0)] };
		this.whole.add(series.tvdbId);
		const seasons = regularSeasons(series);
		if (seasons.length === 0) return unfinished('Sonarr knows no season of it yet');
		const wanted = seasons.filter((number) => !(missingOnly && isComplete(series, number)));
		if (wanted.length === 0) return { units: [], settled: { outcome: 'inLibrary' } };
		return { units: wanted.map((number) => unitOf(found, number)) };
	}

	isSubscribed({ media, season = 0 }: Unit): boolean {
		const series = this.shelf.find(media.ids);
		if (series === undefined) return false;
		if (this.options.monitored === false) return true;
		const monitored = series.monitored === true && seasonOf(series, season)?.monitored === true;
		return monitored && !(this.checksLibrary && isComplete(series, season));
	}

	async isInLibrary({ media, season = 0 }: Unit): Promise<boolean> {
		const series = this.shelf.find(media.ids);
		return await Promise.resolve(series !== undefined && isComplete(series, season));
	}

	async add(unit: Unit): Promise<Added> {
		return (await this.addTogether([unit]))[0] as Added;
	}

	/** Adds all that is wanted of a show with one request, or monitors it where the show is there. */
	async addTogether(units: Unit[]): Promise<Added[]> {
		const byShow = new Map<number, Unit[]>();
		for (const unit of units) byShow.set(tvdbOf(unit), [...(byShow.get(tvdbOf(unit)) ?? []), unit]);
		const added = new Map<Unit, Added>();
		await mapLimited([...byShow], this.concurrency, async ([tvdb, its]) => {
			const answers = await turns.run(String(tvdb), async () => await this.addShow(its));
			its.forEach((unit, index) => added.set(unit, answers[index] as Added));
		});
		return units.map((unit) => added.get(unit) as Added);
	}

	/** @param units all of one show */
	private async addShow(units: Unit[]): Promise<Added[]> {
		try {
			return await this.addSeasons((units[0] as Unit).media, units);
		} catch (error) {
			return units.map(() => failedAdd(error));
		}
	}

	holds({ media }: Unit): boolean {
		return this.shelf.find(media.ids) !== undefined;
	}

	async remove(key: string, _source?: string, keepShow = false): Promise<boolean> {
		const [, id = '', season] = key.split(':');
		const series = await this.known(idsOf(id));
		if (!series?.id) return false;
		const number = Number(season);
		const others = regularSeasons(series).filter((one) => one !== number);
		if (!keepShow && !others.some((one) => isKept(series, one))) {
			this.shelf.take(series);
			return await deleteSeries(this.client, series.id, this.options.deleteFiles ?? false);
		}
		const changed = await monitorSeasons(this.client, series.id, [number], { monitored: false });
		this.note(series, [number], false);
		return changed.length > 0;
	}

	private async addSeasons(media: Media, units: Unit[]): Promise<Added[]> {
		const series = await this.seriesOf(media.ids);
		const known = units.filter(({ season = 0 }) => series !== undefined && seasonOf(series, season) !== undefined);
		const answers = series === undefined || known.length === 0 ? [] : await this.addKnown(series, media, known);
		return units.map((unit) => answers[known.indexOf(unit)] ?? unknownSeason(unit));
	}

	private async addKnown(series: Series, media: Media, units: Unit[]): Promise<Added[]> {
		if (series.id) return await this.monitor(series, units);
		const added = await this.post(series, media, units.map(numberOf));
		if (added === undefined) return await this.monitorExisting(series, units);
		this.shelf.put({ ...added, seasons: added.seasons ?? flagged(series, units.map(numberOf)) });
		return units.map(() => ({ outcome: 'added' }));
	}

	private async post(series: Series, media: Media, numbers: number[]): Promise<Series | undefined> {
		const { tagIds, monitored, search, seasonFolder, seriesType } = this.options;
		return await addSeries(this.client, {
			title: series.title || media.title,
			tvdbId: series.tvdbId,
			seasons: flagged(series, numbers),
			monitorNewItems: this.whole.has(series.tvdbId) ? 'all' : 'none',
			...{ tagIds, monitored, search, seasonFolder, seriesType },
			...(this.setup as Setup),
		});
	}

	/** Somebody else has added the show since the list was read. */
	private async monitorExisting({ tvdbId }: Series, units: Unit[]): Promise<Added[]> {
		const [series] = await readSeries(this.client, tvdbId);
		if (series === undefined) return units.map(() => ({ outcome: 'alreadySubscribed' }));
		this.shelf.put(series);
		return await this.monitor(series, units);
	}

	private async monitor(series: Series, units: Unit[]): Promise<Added[]> {
		if (this.options.monitored === false) return units.map(() => ({ outcome: 'alreadySubscribed' }));
		const later = this.whole.has(series.tvdbId);
		const switchOn = later || this.options.monitorUnmonitored === true;
		if (series.monitored === false && !switchOn) return units.map(() => ({ outcome: 'skipped', reason: UNMONITORED }));
		const id = series.id as number;
		const numbers = units.map(numberOf);
		const changed = await monitorSeasons(this.client, id, numbers, { monitored: true, later, switchOn });
		this.note(series, numbers, true);
		const search = this.options.search ?? true;
		const results: Added[] = [];
		for (const number of numbers) {
			if (!changed.includes(number)) results.push({ outcome: 'alreadySubscribed' });
			else results.push(search ? await this.search(id, number) : { outcome: 'added' });
		}
		return results;
	}

	private async search(id: number, number: number): Promise<Added> {
		try {
			await searchSeason(this.client, id, number);
			return { outcome: 'added' };
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return { outcome: 'failed', reason: `It is monitored now, but the search for it could not be started: ${reason}` };
		}
	}

	/** The exclusions are read once something new is there. */
	private async isExcluded(tvdb: number): Promise<boolean> {
		if (this.options.addExcluded === true) return false;
		this.excluded ??= readExclusions(this.client);
		return (await this.excluded).has(tvdb);
	}

	/** A few shows that Sonarr can be asked for by its own number are asked for one by one. */
	private async readShelf(few: readonly Title[] = []): Promise<Series[]> {
		const numbers = [...new Set(few.map(({ media }) => media.ids.tvdb))];
		const byNumber = numbers.filter((number) => number !== undefined);
		if (few.length === 0 || numbers.length > ONE_BY_ONE || byNumber.length < numbers.length) return await readSeries(this.client);
		return (await Promise.all(byNumber.map(async (number) => await readSeries(this.client, number)))).flat();
	}

	private note(series: Series, numbers: number[], monitored: boolean): void {
		if (monitored) series.monitored = true;
		for (const number of numbers) {
			const season = seasonOf(series, number);
			if (season !== undefined) season.monitored = monitored;
		}
	}

	/** A show that Sonarr has, or could have. */
	private async seriesOf(ids: MediaIds): Promise<Series | undefined> {
		const known = this.shelf.find(ids);
		if (known !== undefined) return known;
		const key = lookUpKey(ids);
		const lookUp = this.lookedUp.get(key) ?? findSeries(this.client, ids);
		this.lookedUp.set(key, lookUp);
		const found = await lookUp.catch((error: Error) => {
			this.lookedUp.delete(key);
			throw error;
		});
		if (found !== undefined) this.lookedUp.set(lookUpKey({ tvdb: found.tvdbId }), lookUp);
		// It may be on the shelf after all, under its TVDB number.
		return found === undefined ? undefined : (this.shelf.find({ tvdb: found.tvdbId }) ?? found);
	}

	/** A show that Sonarr has, by the one ID that the history keeps. */
	private async known(ids: MediaIds): Promise<Series | undefined> {
		const known = this.shelf.find(ids);
		if (known !== undefined) return known;
		const found = await findSeries(this.client, ids);
		return found === undefined ? undefined : this.shelf.find({ tvdb: found.tvdbId });
	}
}

const EXCLUDED = 'It stands on the import list exclusions of Sonarr. Add Excluded Titles adds it all the same';

const UNMONITORED = 'The show is in Sonarr and not monitored there. Monitor Unmonitored Shows switches it on';

const settled = (outcome: 'notFound' | 'skipped', reason: string): Expansion => ({ units: [], settled: { outcome, reason } });

/** What is not announced yet is asked for again in every run. */
const unfinished = (reason: string): Expansion => ({ units: [], settled: { outcome: 'notFound', reason, again: 'nextRun' } });

const unknownSeason = (unit: Unit): Added => ({
	outcome: 'notFound',
	reason: `Sonarr knows no season ${numberOf(unit)} of it yet`,
	again: 'nextRun',
});

const tvdbOf = ({ media }: Unit): number => media.ids.tvdb ?? 0;

const numberOf = ({ season = 0 }: Unit): number => season;

/** Monitored or, at least in part, downloaded: a reason to leave the show in Sonarr. */
function isKept(series: Series, number: number): boolean {
	const season = seasonOf(series, number);
	return season?.monitored === true || (season?.statistics?.episodeFileCount ?? 0) > 0;
}

const lookUpKey = ({ tvdb, tmdb, imdb }: MediaIds): string => String(tvdb ?? (tmdb === undefined ? imdb : `tmdb:${tmdb}`));

/** With the TVDB number that Sonarr goes by. */
const withIds = (media: Media, series: Series): Media => ({ ...media, ids: { ...media.ids, tvdb: series.tvdbId } });

function unitOf(media: Media, season: number): Unit {
	return { key: identity({ ...media, type: 'season', season }) as string, media, season };
}

/** "1396", "imdb=tt0903747" or "tvdb=81189", as `identity` writes them. */
function idsOf(text: string): MediaIds {
	const [name, value] = text.includes('=') ? (text.split('=') as [string, string]) : ['tmdb', text];
	return name === 'imdb' ? { imdb: value } : { [name]: Number(value) };
}

const flagged = (series: Series, numbers: number[]) =>
	(series.seasons ?? []).map(({ seasonNumber }) => ({ seasonNumber, monitored: numbers.includes(seasonNumber) }));
