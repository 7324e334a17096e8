import { systemClock, type Clock } from '../../shared/util/clock';
import { ServiceError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { asObject } from './answers';
import type { Budget, Limits } from './budget';
import type { Envelope, HdHiveClient } from './client';
import { PointsReader } from './points';
import { processLedger } from './unlockLedger';
import { cleanLink, hasLink, type Link, type LinkAnswer } from './shareLink';
import { plainSlug } from './offer';
import { UnlockAttempts } from './unlockAttempts';

export interface Unlocked extends Link {
	slug: string;
	title: string;
	panType: string;
	/** It was unlocked before, or is the account's own. */
	alreadyOwned: boolean;
	/** What this unlock has cost. */
	pointsSpent: number;
	/** The account's points before and after a paid unlock; null where HDHive does not tell, or nothing was paid. */
	pointsBefore: number | null;
	pointsAfter: number | null;
	/** The link as HDHive gave it. */
	answer: LinkAnswer;
}

export type AskOutcome =
	| { kind: 'unlocked'; link: Link; answer: LinkAnswer; alreadyOwned: boolean }
	/** A success without a link. */
	| { kind: 'empty' }
	| { kind: 'unknown' }
	/** Too many requests: refused for now. */
	| { kind: 'later'; error: ServiceError }
	| { kind: 'refused'; error: ServiceError };

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

/** 4xx answers are refusals; everything that is neither a link nor a refusal may have been charged. */
export function readOutcome(answer: Envelope | ServiceError): AskOutcome {
	if (answer instanceof ServiceError) {
		if (answer.outcomeUnknown) return { kind: 'unknown' };
		return answer.status === 429 ? { kind: 'later', error: answer } : { kind: 'refused', error: answer };
	}
	const data = asObject(answer.data);
	if (!hasLink(data)) return { kind: 'empty' };
	return { kind: 'unlocked', link: cleanLink(data), answer: givenLink(data), alreadyOwned: data.already_owned === true };
}

/** The three fields as they came. */
export const givenLink = ({ url, access_code, full_url }: LinkAnswer): LinkAnswer => ({
	url: asText(url),
	access_code: asText(access_code),
	full_url: asText(full_url),
});
