import { systemClock, type Clock } from '../../shared/util/clock';
import { ServiceError } from '../../shared/node/errors';
import type { Budget, Limits } from './budget';
import type { Envelope, HdHiveClient } from './client';
import { cleanLink, hasLink, type Link } from './link';
import { look, type Offer } from './offer';
import { SETTLE_MS, UNLOCK_PATH } from './policy';
import { ledgerKey, processLedger } from './unlockLedger';

export interface Unlocked extends Link {
	slug: string;
	title: string;
	panType: string;
	/** It was unlocked before, or is the account's own. */
	alreadyOwned: boolean;
	/** What this unlock has cost. */
	pointsSpent: number;
}

export type AskOutcome =
	| { kind: 'unlocked'; link: Link; alreadyOwned: boolean }
	| { kind: 'unknown' }
	/** Too many requests: refused for now. */
	| { kind: 'later'; error: ServiceError }
	| { kind: 'refused'; error: ServiceError };

/** Looks between a lost answer and the moment when the request cannot be carried out any more. */
const LOOK_AFTER_MS = [2_000, 4_000, 8_000, 16_000, 30_000];

/** Requests that may spend points, for one wish: the first, and one more when that certainly did nothing. */
const MOST_PAYING_ASKS = 2;

const MOST_ASKS = 6;

/** On top of the time that HDHive asks for. */
const AFTER_TOO_MANY_MS = 5_000;

/**
 * Unlocks without ever paying twice for the same wish. HDHive has no idempotency key, so it always looks
 * first (the run before may have been killed between charge and answer), asks once, and after a lost
 * answer only looks, until the thing is unlocked or the lost request cannot be carried out any more.
 */
export class UnlockDesk {
	constructor(
		readonly client: HdHiveClient,
		readonly budget: Budget,
		readonly clock: Clock = systemClock,
		readonly ledger = processLedger,
	) {}

	/** @throws ServiceError: too expensive, refused, or an outcome that nobody knows */
	async unlock(slug: string, limits: Limits): Promise<Unlocked> {
		const key = this.key(slug);
		return await this.ledger.alone([key], async () => await this.pursue(slug, limits));
	}

	key(slug: string): string {
		return ledgerKey(this.client.account, slug);
	}

	/** The caller holds the slug's place in the ledger. */
	async pursue(slug: string, limits: Limits, reserved = 0): Promise<Unlocked> {
		const recent = this.ledger.recent(this.key(slug), this.clock.now());
		if (recent !== undefined) return { ...recent, slug, alreadyOwned: true, pointsSpent: 0 };
		return await new Wish(this, slug, limits, reserved).pursue();
	}
}

/** One slug that somebody wants unlocked, from the first look to the link. */
class Wish {
	readonly key: string;

	private looks = 0;

	constructor(
		private readonly desk: UnlockDesk,
		private readonly slug: string,
		private readonly limits: Limits,
		/** Points set aside for a request whose outcome is not known (yet). */
		private reserved: number,
	) {
		this.key = desk.key(slug);
	}

	async pursue(): Promise<Unlocked> {
		let failure = notCarriedOut();
		for (let asks = 0, paying = 0; asks < MOST_ASKS; asks++) {
			const offer = await this.settledOffer();
			if (offer.price > 0 && ++paying > MOST_PAYING_ASKS) break;
			this.reserve(offer.price);
			const outcome = await this.ask(offer.price);
			if (outcome.kind === 'unlocked') return this.succeed(offer, outcome);
			if (outcome.kind === 'refused') throw outcome.error;
			if (outcome.kind === 'unknown') continue;
			paying--;
			failure = outcome.error;
			await this.desk.clock.sleep(asks * AFTER_TOO_MANY_MS);
		}
		throw failure;
	}

	/** What HDHive offers now, once no earlier request can still be on its way. */
	private async settledOffer(): Promise<Offer> {
		for (;;) {
			const offer = await this.look();
			const since = this.desk.ledger.unknownSince(this.key);
			if (since === undefined || offer.price === 0) return offer;
			const passed = this.desk.clock.now() - since;
			if (passed >= SETTLE_MS) {
				this.release(this.reserved);
				return offer;
			}
			const next = LOOK_AFTER_MS[Math.min(this.looks++, LOOK_AFTER_MS.length - 1)] ?? SETTLE_MS;
			await this.desk.clock.sleep(Math.min(next, SETTLE_MS - passed));
		}
	}

	private async look(): Promise<Offer> {
		const offer = await look(this.desk.client, this.slug);
		if (!(offer instanceof ServiceError)) return offer;
		throw this.desk.ledger.unknownSince(this.key) === undefined ? offer : nobodyKnows();
	}

	/** Asks once, with the request that may spend points. */
	private async ask(price: number): Promise<AskOutcome> {
		const { ledger, clock, client } = this.desk;
		ledger.asked(this.key, clock.now());
		const call = { method: 'POST', path: UNLOCK_PATH, body: { slug: this.slug }, retry: 'never' } as const;
		const answer = await client.attempt(call).catch(async (cancelled: Error) => {
			// Only a request that was still waiting for its turn ends like this.
			this.release(price);
			return await Promise.reject(cancelled);
		});
		const outcome = readOutcome(answer);
		if (outcome.kind === 'unknown') ledger.asked(this.key, clock.now());
		if (outcome.kind === 'later' || outcome.kind === 'refused') this.release(price);
		return outcome;
	}

	private reserve(price: number): void {
		this.desk.budget.reserve(price, this.limits);
		this.reserved += price;
	}

	/** What an earlier request of this wish was charged for sure stays reserved. */
	private release(price: number): void {
		this.desk.budget.release(price);
		this.reserved -= price;
		this.desk.ledger.notCharged(this.key);
	}

	private succeed({ title, panType }: Offer, { link, alreadyOwned }: { link: Link; alreadyOwned: boolean }): Unlocked {
		const pointsSpent = this.reserved;
		const result = { slug: this.slug, title, panType, ...link, alreadyOwned: alreadyOwned && pointsSpent === 0, pointsSpent };
		this.desk.ledger.succeeded(this.key, result, this.desk.clock.now());
		return result;
	}
}

/** 4xx answers are refusals; everything that is neither a link nor a refusal may have been charged. */
export function readOutcome(answer: Envelope | ServiceError): AskOutcome {
	if (answer instanceof ServiceError) {
		if (answer.outcomeUnknown) return { kind: 'unknown' };
		return answer.status === 429 ? { kind: 'later', error: answer } : { kind: 'refused', error: answer };
	}
	const data = (answer.data ?? {}) as Record<string, unknown>;
	if (!hasLink(data)) return { kind: 'unknown' };
	return { kind: 'unlocked', link: cleanLink(data), alreadyOwned: data.already_owned === true };
}

const nobodyKnows = (): ServiceError =>
	new ServiceError({
		service: 'HDHive',
		code: 'OUTCOME_UNKNOWN',
		message: 'The answer to the unlock was lost, and HDHive does not say what became of it',
		description: 'Run the workflow again later: it looks first, and what was paid for already is not paid for again.',
		outcomeUnknown: true,
	});

const notCarriedOut = (): ServiceError =>
	new ServiceError({
		service: 'HDHive',
		code: 'NOT_UNLOCKED',
		message: 'HDHive did not unlock it: the answers were lost, and nothing was charged',
		description: 'HDHive seems to have a problem. Run the workflow again later.',
	});
