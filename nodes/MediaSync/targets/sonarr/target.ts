import {
	addSeries,
	deleteSeries,
	findSeries,
	isComplete,
	monitorSeasons,
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
	/** When a show is removed because nothing of it is monitored any longer, take its files too; default false. */
	deleteFiles?: boolean;
}

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

	private shelf = new Shelf();

	private setup?: Setup;

	private checksLibrary = true;

	/** Shows that Sonarr does not have, by the number they were looked up with. */
	private readonly lookedUp = new Map<string, Promise<Series | undefined>>();

	constructor(
		private readonly client: ServiceClient,
		private readonly options: SonarrOptions = {},
	) {
		this.concurrency = client.policy.concurrency;
	}

	async open(): Promise<void> {
		const [setup, series] = await Promise.all([this.setup ?? checkSetup(this.client, this.options), readSeries(this.client)]);
		this.setup = setup;
		this.shelf = new Shelf(series);
	}

	async expand({ media }: Title, missingOnly: boolean): Promise<Expansion> {
		this.checksLibrary = missingOnly;
		if (media.type === 'movie') return notFound('Sonarr keeps shows only; choose Radarr or Seerr for films');
		const series = await this.seriesOf(media.ids);
		if (series === undefined) return notFound('Sonarr finds no show with its IDs');
		const found = withIds(media, series);
		if (media.type === 'season') return { units: [unitOf(found, media.season ?? 0)] };
		const seasons = regularSeasons(series);
		if (seasons.length === 0) return notFound('Sonarr knows no season of it yet');
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

	/** Adds seasons of one show with one request, or monitors them where the show is there. */
	async addTogether(units: Unit[]): Promise<Added[]> {
		const { media } = units[0] as Unit;
		return await turns.run(String(media.ids.tvdb), async () => {
			try {
				return await this.addSeasons(
					media,
					units.map(({ season = 0 }) => season),
				);
			} catch (error) {
				return units.map(() => failedAdd(error));
			}
		});
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
		const changed = await monitorSeasons(this.client, series.id, [number], false);
		this.note(series, [number], false);
		return changed.length > 0;
	}

	private async addSeasons(media: Media, numbers: number[]): Promise<Added[]> {
		const series = await this.seriesOf(media.ids);
		const unknown = numbers.find((number) => series === undefined || seasonOf(series, number) === undefined);
		if (series === undefined || unknown !== undefined) {
			return numbers.map(() => ({ outcome: 'notFound', reason: `Sonarr knows no season ${unknown ?? ''} of it yet` }));
		}
		if (series.id) return await this.monitor(series, numbers);
		const added = await this.post(series, media, numbers);
		if (added === undefined) return await this.monitorExisting(series, numbers);
		this.shelf.put({ ...added, seasons: added.seasons ?? flagged(series, numbers) });
		return numbers.map(() => ({ outcome: 'added' }));
	}

	private async post(series: Series, media: Media, numbers: number[]): Promise<Series | undefined> {
		const { tagIds, monitored, search, seasonFolder, seriesType } = this.options;
		return await addSeries(this.client, {
			title: series.title || media.title,
			tvdbId: series.tvdbId,
			seasons: flagged(series, numbers),
			monitorNewItems: media.type === 'show' ? 'all' : 'none',
			...{ tagIds, monitored, search, seasonFolder, seriesType },
			...(this.setup as Setup),
		});
	}

	/** Somebody else has added the show since the list was read. */
	private async monitorExisting({ tvdbId }: Series, numbers: number[]): Promise<Added[]> {
		const [series] = await readSeries(this.client, tvdbId);
		if (series === undefined) return numbers.map(() => ({ outcome: 'alreadySubscribed' }));
		this.shelf.put(series);
		return await this.monitor(series, numbers);
	}

	private async monitor(series: Series, numbers: number[]): Promise<Added[]> {
		if (this.options.monitored === false) return numbers.map(() => ({ outcome: 'alreadySubscribed' }));
		const id = series.id as number;
		const changed = await monitorSeasons(this.client, id, numbers, true);
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

const notFound = (reason: string): Expansion => ({ units: [], settled: { outcome: 'notFound', reason } });

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
