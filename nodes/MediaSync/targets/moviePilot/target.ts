import { type Dialect, readServer, type Subscription, type Wanted } from '../../../MoviePilot/client';
import { ServiceError } from '../../../shared/node/errors';
import type { ServiceClient } from '../../../shared/http/request';
import { label, type Media } from '../../../shared/media/identity';
import type { Title } from '../../sync/titles';
import { mapLimited } from '../../../shared/http/paginate';
import { attempt } from '../../../shared/util/attempt';
import type { Added, Expansion, Refusal, Target, Unit } from '../target';

/** MoviePilot subscribes to films, and to shows season by season, by their TMDB numbers. */
export class MoviePilotTarget implements Target {
	readonly name = 'MoviePilot';

	readonly concurrency: number;

	readonly keeps = true;

	readonly asksToExpand = true;

	private dialect?: Dialect;

	private byKey = new Map<string, Subscription>();

	/** Which title each subscription ID stands for, those of this run included. */
	private keyOfId = new Map<number, string>();

	private readonly rows = new Map<number, Subscription>();

	/** Units whose number the server does not recognise at the moment. */
	private readonly unrecognised = new Set<string>();

	/** What this run has asked for: it is not taken back for another one's sake. */
	private readonly asked = new Set<string>();

	/** Everything waits for the end of the run, so that one list tells what became of it. */
	readonly batchSize = Number.POSITIVE_INFINITY;

	constructor(private readonly client: ServiceClient) {
		this.concurrency = client.policy.concurrency;
	}

	async open(): Promise<void> {
		const { dialect, subscriptions } = await readServer(this.client);
		this.dialect = dialect;
		this.byKey = new Map();
		this.keyOfId = new Map();
		this.rows.clear();
		for (const subscription of subscriptions) this.note(subscription);
	}

	async expand(title: Title, missingOnly: boolean): Promise<Expansion> {
		const { media } = title;
		const wanted = toWanted(media);
		if (wanted === undefined) return settled({ outcome: 'notFound', reason: NO_NUMBER });
		if (media.type === 'movie') return { units: [{ key: `movie:${wanted.tmdb}`, media }] };
		if (media.type === 'season') {
			if (media.season === 0 && !this.server.takesSpecials) return settled(NO_SPECIALS);
			return { units: [seasonUnit(media, wanted.tmdb, media.season ?? 0)] };
		}
		const missing = await attempt(this.server.seasons(wanted, missingOnly));
		if (missing instanceof ServiceError) return await this.afterCrash(wanted, missing);
		const regular = missing.filter((season) => season > 0);
		if (regular.length > 0) return { units: regular.map((season) => seasonUnit(media, wanted.tmdb, season)) };
		const isComplete = missingOnly && (await this.isComplete(wanted));
		return settled(isComplete ? { outcome: 'inLibrary' } : UNFINISHED);
	}

	/** Version 2 breaks off with status 500 for a show whose only season is the specials, and lists no season of it. */
	private async afterCrash(wanted: Wanted, crash: ServiceError): Promise<Expansion> {
		if (crash.status !== 500 || (await this.server.seasons(wanted, false)).length > 0) return await Promise.reject(crash);
		return settled(ONLY_SPECIALS);
	}

	/**
	 * "Nothing is missing" is also what the server says of a show that it does not recognise and when its own source is
	 * down: it counts only where the library has something of every season.
	 */
	private async isComplete(wanted: Wanted, season?: number): Promise<boolean> {
		const all = (await this.server.seasons(wanted, false)).filter((one) => one > 0);
		if (all.length === 0) {
			if (season !== undefined) this.unrecognised.add(`season:${wanted.tmdb}:${season}`);
			return false;
		}
		if (season !== undefined && !all.includes(season)) return false;
		const there = await this.server.seasonsThere(wanted);
		return there !== undefined && (season === undefined ? all : [season]).every((one) => there.includes(one));
	}

	isSubscribed(unit: Unit): boolean {
		return this.byKey.has(unit.key);
	}

	async isInLibrary({ key, media, season }: Unit): Promise<boolean> {
		const wanted = toWanted(media);
		if (wanted === undefined) return false;
		this.unrecognised.delete(key);
		if (season === undefined) {
			const has = await this.server.hasMovie(wanted.tmdb);
			if (has === undefined) this.unrecognised.add(key);
			return has === true;
		}
		// A show's units come from the list of its missing seasons already; a single season is looked up.
		if (media.type !== 'season') return false;
		const missing = await this.server.seasons(wanted, true);
		if (missing.includes(season)) return false;
		// What is not missing is there only if MoviePilot lists it at all: specials and seasons to come it does not.
		return missing.length > 0 ? (await this.server.seasons(wanted, false)).includes(season) : await this.isComplete(wanted, season);
	}

	async add(unit: Unit): Promise<Added> {
		return (await this.addTogether([unit]))[0] as Added;
	}

	/** Adds everything, and then reads the list once: only what it holds counts as added. */
	async addTogether(units: Unit[]): Promise<Added[]> {
		const ids = new Map<Unit, number | undefined>();
		const answers = new Map<Unit, Added>();
		const isFilm = ({ season }: Unit) => season === undefined;
		// Films first: version 2 takes a film for a subscribed show of the same number, not the reverse.
		for (const group of [units.filter(isFilm), units.filter((unit) => !isFilm(unit))]) {
			await mapLimited(byTitle(group), this.concurrency, async (its) => {
				for (const unit of its) answers.set(unit, await this.send(unit, ids));
			});
		}
		if (ids.size > 0) for (const [unit, answer] of await this.compare(ids)) answers.set(unit, answer);
		return units.map((unit) => answers.get(unit) as Added);
	}

	/** @param ids filled with what the server named */
	private async send(unit: Unit, ids: Map<Unit, number | undefined>): Promise<Added> {
		if (this.unrecognised.has(unit.key)) return UNKNOWN_NUMBER;
		const wanted = { ...(toWanted(unit.media) as Wanted), season: unit.season };
		try {
			const id = await this.server.subscribe(wanted);
			if (id !== undefined && this.keyOfId.get(id) === unit.key) return { outcome: 'alreadySubscribed' };
			ids.set(unit, id);
			this.asked.add(unit.key);
			return { outcome: 'added' };
		} catch (error) {
			if (!(error instanceof ServiceError)) return { outcome: 'failed', reason: String(error) };
			const reason = `${error.message}. ${error.description}`;
			if (error.status === 200 && NOT_YET.test(error.message)) return { outcome: 'notFound', reason, again: 'nextRun' };
			return { outcome: error.outcomeUnknown ? 'unknown' : 'failed', reason };
		}
	}

	/**
	 * A server answers success also when it took another title (a number that it cannot resolve is replaced by a look-up
	 * of the name), another season, or a show in place of a film with the same TMDB number (`Subscribe.exists` of version 2
	 * ignores the type). What came into being by that is taken back.
	 */
	private async compare(ids: ReadonlyMap<Unit, number | undefined>): Promise<Map<Unit, Added>> {
		const answers = new Map<Unit, Added>();
		const before = this.keyOfId;
		const read = await attempt(this.open());
		// The server said what it did; the next run looks again.
		if (read instanceof ServiceError) return answers;
		for (const [unit, id] of ids) {
			if (this.byKey.has(unit.key)) continue;
			const taken = id === undefined ? undefined : this.rows.get(id);
			answers.set(unit, await this.mistaken(unit, taken, id !== undefined && before.has(id)));
		}
		return answers;
	}

	private async mistaken(unit: Unit, taken: Subscription | undefined, wasThere: boolean): Promise<Added> {
		const asked = `${unitLabel(unit)} (TMDB ${unit.media.ids.tmdb})`;
		if (taken === undefined) return { outcome: 'failed', reason: `MoviePilot answered that it added ${asked}, but it did not` };
		const other = `${taken.title}${taken.season === undefined ? '' : ` season ${taken.season}`} (TMDB ${taken.tmdb ?? 'unknown'})`;
		const says = `MoviePilot took ${taken.kind === 'movie' ? 'the film' : 'the show'} ${other} for ${asked}`;
		if (wasThere || this.asked.has(keyOf(taken)))
			return { outcome: 'failed', reason: `${says} and added nothing. Add it in MoviePilot by hand, or update MoviePilot.` };
		const undone = await attempt(this.server.unsubscribe(taken));
		if (undone instanceof ServiceError) return { outcome: 'failed', reason: `${says}, and it could not be taken back: ${undone.message}` };
		this.byKey.delete(keyOf(taken));
		return { outcome: 'failed', reason: `${says}. It was taken back.` };
	}

	async remove(key: string): Promise<boolean> {
		const subscription = this.byKey.get(key);
		if (subscription === undefined) return false;
		await this.server.unsubscribe(subscription);
		this.byKey.delete(key);
		return true;
	}

	private note(subscription: Subscription): void {
		if (subscription.id > 0) this.rows.set(subscription.id, subscription);
		if (subscription.tmdb === undefined) return;
		const key = keyOf(subscription);
		this.byKey.set(key, subscription);
		if (subscription.id > 0) this.keyOfId.set(subscription.id, key);
	}

	private get server(): Dialect {
		if (this.dialect === undefined) throw new Error('The target was not opened');
		return this.dialect;
	}
}

const NO_NUMBER = 'It has no TMDB number, and MoviePilot knows titles by that alone';

const NO_SPECIALS: Refusal = { outcome: 'skipped', reason: 'This MoviePilot takes no specials: it would subscribe to season 1' };

const ONLY_SPECIALS: Refusal = { outcome: 'skipped', reason: 'It has specials only, which MoviePilot does not take' };

const UNFINISHED: Refusal = {
	outcome: 'notFound',
	reason: 'MoviePilot knows no season of it at the moment: none is announced, or its own source is out of reach',
	again: 'nextRun',
};

const UNKNOWN_NUMBER: Refusal = {
	outcome: 'notFound',
	reason: 'MoviePilot does not recognise its TMDB number at the moment: TMDB has it no longer, or is out of reach',
	again: 'someDays',
};

/** Refusals in English (policy.ts) of what may be there another day. */
const NOT_YET = /did not recognise the title|has no episodes yet|number of episodes is not known yet/;

const settled = (what: Expansion['settled']): Expansion => ({ units: [], settled: what });

const keyOf = ({ kind, tmdb, season }: Subscription): string => (kind === 'movie' ? `movie:${tmdb}` : `season:${tmdb}:${season ?? 1}`);

function byTitle(units: Unit[]): Unit[][] {
	const titles = new Map<number | undefined, Unit[]>();
	for (const unit of units) titles.set(unit.media.ids.tmdb, [...(titles.get(unit.media.ids.tmdb) ?? []), unit]);
	return [...titles.values()];
}

function toWanted(media: Media): Wanted | undefined {
	const { tmdb, tvdb } = media.ids;
	return tmdb === undefined ? undefined : { title: media.title, year: media.year, tmdb, tvdb };
}

function seasonUnit(media: Media, tmdb: number, season: number): Unit {
	return { key: `season:${tmdb}:${season}`, media, season };
}

/** For messages: "Breaking Bad (2008) season 2" */
const unitLabel = (unit: Unit): string => label({ ...unit.media, season: unit.season });
