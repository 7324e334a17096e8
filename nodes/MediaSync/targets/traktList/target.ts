import {
	BATCH_SIZE,
	entryKey,
	listPath,
	type ListReference,
	ownListPath,
	readTraktPages,
	toItem,
	type TraktEntry,
	whatWasAdded,
	withAccountLimits,
} from '../../../Trakt/client';
import { ServiceError } from '../../../shared/node/errors';
import type { ServiceClient } from '../../../shared/http/request';
import { identity, type Media, type MediaIds } from '../../../shared/media/identity';
import type { Title } from '../../sync/titles';
import { addToTrakt, refOf, removeFromTrakt, UNKNOWN_TO_TRAKT, whyNotWritten, type TraktItem } from '../../sources/traktItems';
import { failedAdd } from '../added';
import type { Added, Expansion, Leaving, Removed, Target, Unit } from '../target';

interface ListUnit extends Unit {
	ownIds?: MediaIds;
}

/** A list of one's own at Trakt: read in pages, written to in batches of 100. */
export class TraktListTarget implements Target {
	readonly name: string;

	readonly concurrency: number;

	readonly keeps = true;

	readonly batchSize = BATCH_SIZE;

	/** What is on the list, by everything that identifies it. */
	private byKey = new Map<string, TraktItem>();

	/** Set once the account is full: every further request would be refused as well. */
	private full?: Added;

	constructor(
		private readonly client: ServiceClient,
		private readonly list: ListReference,
	) {
		this.name = `Trakt list ${list.label}`;
		this.concurrency = client.policy.concurrency;
	}

	async open(): Promise<void> {
		const { items } = await readTraktPages<TraktEntry>(this.client, {
			path: `${listPath(this.list)}/items`,
			what: `the list ${this.list.label}`,
			key: entryKey,
		});
		this.byKey = new Map();
		for (const entry of items) this.note({ media: toItem(entry).media });
	}

	async expand(title: Title): Promise<Expansion> {
		const { media, key, ownIds } = title;
		if (key === undefined) return { units: [], settled: { outcome: 'notFound', reason: 'It has no ID that Trakt could know' } };
		const unit: ListUnit = { key, media, ...(ownIds === undefined ? {} : { ownIds }) };
		return await Promise.resolve({ units: [unit] });
	}

	/** Trakt's own number decides where there is one. */
	isSubscribed({ media }: Unit): boolean {
		return this.byKey.has(keysOf(media)[0] ?? '');
	}

	async isInLibrary(): Promise<boolean> {
		return await Promise.resolve(false);
	}

	async add(unit: Unit): Promise<Added> {
		return (await this.addTogether([unit]))[0] as Added;
	}

	async addTogether(units: Unit[]): Promise<Added[]> {
		if (this.full !== undefined) return units.map(() => this.full as Added);
		try {
			const added = await this.send(units);
			units.forEach((unit, index) => {
				if (added[index]?.outcome !== 'notFound') this.note(unit);
			});
			return added;
		} catch (error) {
			const failure = await this.failureOf(error as Error);
			if ((error as ServiceError).status === 420) this.full = failure;
			return units.map(() => failure);
		}
	}

	async remove(key: string): Promise<boolean> {
		const item = this.byKey.get(key);
		if (item === undefined) return false;
		const [reason] = await removeFromTrakt(this.client, this.itemsPath, [item]);
		if (reason !== undefined) throw new Error(reason);
		for (const name of keysOf(item.media)) this.byKey.delete(name);
		return true;
	}

	/** Up to 100 with one request. */
	async removeTogether(leaving: readonly Leaving[]): Promise<Removed[]> {
		const items = leaving.map(({ key }) => this.byKey.get(key));
		const there = items.filter((item) => item !== undefined);
		const reasons = await removeFromTrakt(this.client, this.itemsPath, there);
		return items.map((item): Removed => {
			if (item === undefined) return { outcome: 'gone' };
			const reason = reasons[there.indexOf(item)];
			if (reason !== undefined) return { outcome: 'failed', reason };
			for (const name of keysOf(item.media)) this.byKey.delete(name);
			return { outcome: 'removed' };
		});
	}

	private get itemsPath(): string {
		return `${ownListPath(this.list)}/items`;
	}

	private async send(units: ListUnit[]): Promise<Added[]> {
		const { outcomes, answer } = await addToTrakt(this.client, this.itemsPath, units);
		// Somebody else has added some of them since the list was read: the list itself says which.
		const path = `${listPath(this.list)}/items/movie,show,season/added/desc`;
		const isNew = outcomes.includes('addedOrExisting') ? await whatWasAdded(this.client, path, answer) : undefined;
		return outcomes.map((outcome, index): Added => {
			if (outcome === 'notFound') return { outcome: 'notFound', reason: UNKNOWN_TO_TRAKT };
			if (outcome === 'added' || isNew?.(refOf(units[index] as ListUnit)) === true) return { outcome: 'added' };
			return { outcome: 'alreadySubscribed' };
		});
	}

	private async failureOf(error: Error): Promise<Added> {
		const told = await withAccountLimits(this.client, error);
		if (told instanceof ServiceError && told.status === 403) return { outcome: 'failed', reason: whyNotWritten(told) };
		return failedAdd(told);
	}

	private note(item: TraktItem): void {
		for (const key of keysOf(item.media)) this.byKey.set(key, item);
	}
}

/** A title by each of its IDs, Trakt's own first, and as the history names it. */
function keysOf(media: Media): string[] {
	const { type, ids, season } = media;
	const names = (['trakt', 'tmdb', 'imdb', 'tvdb', 'slug'] as const).filter((name) => ids[name] !== undefined);
	const keys = names.map((name) => `${name}|${type}|${ids[name]}|${season ?? ''}`);
	const known = identity(media);
	return known === undefined ? keys : [...keys, known];
}
