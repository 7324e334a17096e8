import { type Dialect, readServer, type Subscription, type Wanted } from '../../../MoviePilot/client';
import { ServiceError } from '../../../shared/node/errors';
import type { ServiceClient } from '../../../shared/http/request';
import { label, type Media } from '../../../shared/media/identity';
import type { Title } from '../../sync/titles';
import type { Added, Expansion, Target, Unit } from '../target';

/** MoviePilot subscribes to films, and to shows season by season, by their TMDB numbers. */
export class MoviePilotTarget implements Target {
	readonly name = 'MoviePilot';

	readonly concurrency: number;

	readonly keeps = true;

	private dialect?: Dialect;

	private byKey = new Map<string, Subscription>();

	/** Which title each subscription ID stands for, those of this run included. */
	private keyOfId = new Map<number, string>();

	constructor(private readonly client: ServiceClient) {
		this.concurrency = client.policy.concurrency;
	}

	async open(): Promise<void> {
		const { dialect, subscriptions } = await readServer(this.client);
		this.dialect = dialect;
		this.byKey = new Map();
		for (const subscription of subscriptions) this.note(subscription);
	}

	async expand(title: Title, missingOnly: boolean): Promise<Expansion> {
		const { media } = title;
		const wanted = toWanted(media);
		if (wanted === undefined) return { units: [], settled: { outcome: 'notFound', reason: NO_NUMBER } };
		if (media.type === 'movie') return { units: [{ key: `movie:${wanted.tmdb}`, media }] };
		if (media.type === 'season') return { units: [seasonUnit(media, wanted.tmdb, media.season ?? 0)] };
		const seasons = await this.server.seasons(wanted, missingOnly);
		if (seasons.length > 0) return { units: seasons.map((season) => seasonUnit(media, wanted.tmdb, season)) };
		// A show that MoviePilot does not recognise lacks nothing either (2.5.6): only one with seasons is complete.
		const isComplete = missingOnly && (await this.server.seasons(wanted, false)).length > 0;
		return isComplete
			? { units: [], settled: { outcome: 'inLibrary' } }
			: { units: [], settled: { outcome: 'notFound', reason: 'MoviePilot knows no season of it' } };
	}

	isSubscribed(unit: Unit): boolean {
		return this.byKey.has(unit.key);
	}

	async isInLibrary({ media, season }: Unit): Promise<boolean> {
		const wanted = toWanted(media);
		if (wanted === undefined) return false;
		if (season === undefined) return await this.server.hasMovie(wanted.tmdb);
		// A show's units come from the list of its missing seasons already; a single season is looked up.
		if (media.type !== 'season') return false;
		if ((await this.server.seasons(wanted, true)).includes(season)) return false;
		// What is not missing is there only if MoviePilot lists it at all: specials and seasons to come it does not.
		return (await this.server.seasons(wanted, false)).includes(season);
	}

	async add(unit: Unit): Promise<Added> {
		const wanted = { ...(toWanted(unit.media) as Wanted), season: unit.season };
		try {
			return this.judge(unit, wanted, await this.server.subscribe(wanted));
		} catch (error) {
			if (!(error instanceof ServiceError)) return { outcome: 'failed', reason: String(error) };
			const reason = `${error.message}. ${error.description}`;
			return { outcome: error.outcomeUnknown ? 'unknown' : 'failed', reason };
		}
	}

	async remove(key: string): Promise<boolean> {
		const subscription = this.byKey.get(key);
		if (subscription === undefined) return false;
		await this.server.unsubscribe(subscription);
		this.byKey.delete(key);
		return true;
	}

	/**
	 * Version 2 answers success with the ID of a show when a film of the same TMDB number is added, and
	 * adds nothing (its `Subscribe.exists` ignores the type): an ID we know under another key gives it away.
	 */
	private judge(unit: Unit, wanted: Wanted, id: number | undefined): Added {
		const known = id === undefined ? undefined : this.keyOfId.get(id);
		if (known === unit.key) return { outcome: 'alreadySubscribed' };
		if (known !== undefined && this.server.name !== ARR_NAME) {
			return {
				outcome: 'failed',
				reason: `MoviePilot took it for ${known.startsWith('movie') ? 'a film' : 'a show'} with the same TMDB number (${wanted.tmdb}) and added nothing. Add it in MoviePilot by hand, or update MoviePilot.`,
			};
		}
		if (id !== undefined) {
			const kind = wanted.season === undefined ? 'movie' : 'show';
			this.note({ id, kind, tmdb: wanted.tmdb, season: wanted.season, title: wanted.title });
		}
		return { outcome: 'added' };
	}

	private note(subscription: Subscription): void {
		if (subscription.tmdb === undefined) return;
		const { kind, tmdb, season } = subscription;
		const key = kind === 'movie' ? `movie:${tmdb}` : `season:${tmdb}:${season ?? 1}`;
		this.byKey.set(key, subscription);
		if (subscription.id > 0) this.keyOfId.set(subscription.id, key);
	}

	private get server(): Dialect {
		if (this.dialect === undefined) throw new Error('The target was not opened');
		return this.dialect;
	}
}

/** Its series share one constant ID, so that an ID proves nothing there. */
const ARR_NAME = 'MoviePilot before 2.9, API token only';

const NO_NUMBER = 'Trakt has no TMDB number for it, and MoviePilot knows titles by that alone';

function toWanted(media: Media): Wanted | undefined {
	const { tmdb, tvdb } = media.ids;
	return tmdb === undefined ? undefined : { title: media.title, year: media.year, tmdb, tvdb };
}

function seasonUnit(media: Media, tmdb: number, season: number): Unit {
	return { key: `season:${tmdb}:${season}`, media, season };
}

/** For messages: "Breaking Bad (2008) season 2" */
export const unitLabel = (unit: Unit): string => label({ ...unit.media, season: unit.season });
