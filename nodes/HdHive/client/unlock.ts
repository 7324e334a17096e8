import { systemClock, type Clock } from '../../shared/util/clock';
import type { Budget, Limits } from './budget';
import type { HdHiveClient } from './client';
import { PointsReader } from './points';
import { processLedger } from './unlockLedger';
import { plainSlug } from './offer';
import { UnlockAttempts } from './unlockAttempts';
import { type Unlocked } from './unlockOutcome';

/**
 * Unlocks without ever paying twice for the same resource. HDHive has no idempotency key, so it always looks
 * first (the run before may have been killed between charge and answer), asks once, and after a lost
 * answer only looks, until the thing is unlocked or the lost request cannot be carried out any more.
 */
export class Unlocker {
	readonly points: PointsReader;

	constructor(
		readonly client: HdHiveClient,
		readonly budget: Budget,
		readonly clock: Clock = systemClock,
		readonly ledger = processLedger,
	) {
		this.points = new PointsReader(client);
	}

	/** @throws ServiceError: too expensive, refused, or an outcome that nobody knows */
	async unlock(slug: string, limits: Limits): Promise<Unlocked> {
		const key = this.key(slug);
		return await this.ledger.alone([key], async () => await this.pursue(slug, limits));
	}

	key(slug: string): string {
		return `${this.client.account}|${plainSlug(slug)}`;
	}

	/** Whoever pays holds it, so that points before and after are those of one request. Taken after the keys of slugs. */
	get purse(): string {
		return `${this.client.account}|points`;
	}

	/** The caller holds the slug's place in the ledger. */
	async pursue(slug: string, limits: Limits, reserved = 0): Promise<Unlocked> {
		const recent = this.ledger.recent(this.key(slug), this.clock.now());
		if (recent !== undefined) return { ...recent, slug, alreadyOwned: true, pointsSpent: 0, pointsBefore: null, pointsAfter: null };
		return await new UnlockAttempts(this, slug, limits, reserved).run();
	}
}
