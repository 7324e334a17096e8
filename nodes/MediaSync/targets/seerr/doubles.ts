import {
	deleteRequest,
	isOverQuota,
	keepSeasons,
	makeRequest,
	type MediaRequest,
	readFilm,
	readNewest,
	readQuota,
	readShow,
	stands,
} from '../../../Seerr/client';
import type { ServiceClient } from '../../../shared/http/request';
import { ServiceError } from '../../../shared/node/errors';
import { attempt } from '../../../shared/util/attempt';
import type { Added, Unit } from '../target';
import { refusedAdd } from './refusals';

/** A request of this run. */
interface Made {
	request: MediaRequest;
	units: Unit[];
}

/**
 * Another process may ask for the same at the same moment, and Seerr takes both. Whoever has the younger request sees
 * the older one afterwards, and withdraws its own; so exactly one is left. Likewise with what goes beyond a quota.
 */
export class Doubles {
	private readonly made: Made[] = [];

	constructor(
		private readonly client: ServiceClient,
		private readonly is4k: boolean,
		private readonly userId: number | undefined,
	) {}

	note(request: MediaRequest, units: Unit[]): void {
		this.made.push({ request, units });
	}

	/**
	 * @param since the newest request when the run began; absent when only single titles were read
	 * @returns what became of units that were added and then withdrawn
	 */
	async withdraw(since: number | undefined): Promise<Map<Unit, Added>> {
		const answers = new Map<Unit, Added>();
		if (this.made.length === 0) return answers;
		const all = await attempt(since === undefined ? this.ofTitles() : readNewest(this.client, since));
		// What was asked for stays asked for, whether or not it can be looked at.
		if (all instanceof ServiceError) return answers;
		const gone = new Set<number>();
		for (const one of this.made) {
			const older = all.filter((other) => this.isOlderDouble(other, one));
			if (older.length === 0) continue;
			gone.add(one.request.id);
			await this.withdrawDouble(one, older, answers);
		}
		await this.withdrawBeyondQuota(all, gone, answers);
		return answers;
	}

	private async ofTitles(): Promise<MediaRequest[]> {
		const lists = await Promise.all(
			this.made.map(async ({ units }) => {
				const { media, season } = units[0] as Unit;
				const tmdbId = media.ids.tmdb as number;
				const type = season === undefined ? ('movie' as const) : ('tv' as const);
				const { mediaInfo } = type === 'movie' ? await readFilm(this.client, tmdbId) : await readShow(this.client, tmdbId);
				return (mediaInfo?.requests ?? []).map((request) => ({ ...request, type, media: { tmdbId } }));
			}),
		);
		return lists.flat();
	}

	private isOlderDouble(other: MediaRequest, { request, units }: Made): boolean {
		const { media, season } = units[0] as Unit;
		if (other.id >= request.id || !stands(other) || (other.is4k ?? false) !== this.is4k) return false;
		if (other.media?.tmdbId !== media.ids.tmdb || (other.type ?? other.media?.mediaType) !== (season === undefined ? 'movie' : 'tv'))
			return false;
		return season === undefined || units.some((unit) => covers(other, unit));
	}

	private async withdrawDouble(one: Made, older: MediaRequest[], answers: Map<Unit, Added>): Promise<void> {
		const { request, units } = one;
		const isThere = (unit: Unit) => unit.season === undefined || older.some((other) => covers(other, unit));
		const rest = units.filter((unit) => !isThere(unit));
		for (const unit of units.filter(isThere)) answers.set(unit, { outcome: 'alreadySubscribed' });
		try {
			if (rest.length > 0 && request.status === PENDING) await keepSeasons(this.client, request.id, rest.map(numberOf));
			else {
				await deleteRequest(this.client, request.id);
				if (rest.length > 0) await this.askAgain(rest, answers);
			}
		} catch (error) {
			for (const unit of units) answers.set(unit, refusedAdd(error));
		}
	}

	/** Seerr takes an approved request back only whole: what nobody else has asked for is asked for once more. */
	private async askAgain(units: Unit[], answers: Map<Unit, Added>): Promise<void> {
		const mediaId = (units[0] as Unit).media.ids.tmdb as number;
		const { is4k, userId } = this;
		const made = await makeRequest(this.client, { mediaType: 'tv', mediaId, is4k, userId, seasons: units.map(numberOf) });
		if ('request' in made) return;
		for (const unit of units) answers.set(unit, { outcome: 'failed', reason: 'Another run asked for it at the same moment' });
	}

	/** Only a user who was named has a quota: whoever manages users has none, and the owner of the key does. */
	private async withdrawBeyondQuota(all: MediaRequest[], gone: Set<number>, answers: Map<Unit, Added>): Promise<void> {
		if (this.userId === undefined) return;
		const quota = await attempt(readQuota(this.client, this.userId));
		if (quota instanceof ServiceError) return;
		for (const type of ['movie', 'tv'] as const) {
			const use = quota[type];
			if (!isOverQuota(use)) continue;
			let beyond = (use?.used ?? 0) - (use?.limit ?? 0);
			const its = all.filter((one) => one.type === type && !gone.has(one.id) && one.requestedBy?.id === this.userId);
			for (const request of its.sort((a, b) => b.id - a.id)) {
				if (beyond <= 0) break;
				beyond -= type === 'movie' ? 1 : (request.seasons?.length ?? 1);
				const ours = this.made.find((one) => one.request.id === request.id);
				if (ours === undefined) continue;
				await deleteRequest(this.client, request.id);
				for (const unit of ours.units) answers.set(unit, { outcome: 'failed', reason: BEYOND });
			}
		}
	}
}

const BEYOND = 'The quota of the Seerr user is used up. It is tried again in the next run';

/** MediaRequestStatus */
const PENDING = 1;

const covers = ({ seasons = [] }: MediaRequest, { season }: Unit): boolean => seasons.some(({ seasonNumber }) => seasonNumber === season);

const numberOf = ({ season = 0 }: Unit): number => season;
