import { ServiceError } from '../../shared/node/errors';
import type { Limits } from './budget';
import { look, priceUnknown, type Offer } from './offer';
import { SETTLE_MS, UNLOCK_PATH } from './policy';
import type { Unlocker } from './unlock';
import { readOutcome, type AskOutcome, type Unlocked } from './unlockOutcome';
import { charged, nobodyKnows, noLink, notCharged, notUnlocked } from './unlockFailures';

/** Looks between a lost answer and the moment when the request cannot be carried out any more. */
const LOOK_AFTER_MS = [2_000, 4_000, 8_000, 16_000, 30_000];

/** Requests that may spend points, for one resource: the first, and one more when that certainly did nothing. */
const MOST_PAYING_ASKS = 2;

const MOST_ASKS = 6;

/** Successes without a link, of something that is unlocked by now. */
const MOST_EMPTY = 3;

/** On top of the time that HDHive asks for. */
const AFTER_TOO_MANY_MS = 5_000;

type PricedOffer = Offer & { price: number };

/** One slug that somebody wants unlocked, from the first look to the link. */
export class UnlockAttempts {
	private readonly key: string;

	private looks = 0;

	/** Of the account, when the first request that pays was sent; null when not known. */
	private pointsBefore: number | null = null;

	private lastOffer: PricedOffer | undefined;

	constructor(
		private readonly unlocker: Unlocker,
		private readonly slug: string,
		private readonly limits: Limits,
		/** Points set aside for a request whose outcome is not known (yet). */
		private reserved: number,
	) {
		this.key = unlocker.key(slug);
	}

	/** @throws ServiceError that says what became of the points */
	async run(): Promise<Unlocked> {
		let later: ServiceError | undefined;
		for (let asks = 0, paying = 0, empty = 0; asks < MOST_ASKS && empty < MOST_EMPTY; asks++) {
			const offer = await this.settledOffer();
			if (offer.price > 0 && ++paying > MOST_PAYING_ASKS) break;
			this.reserve(offer.price);
			const outcome = await this.ask(offer.price);
			later = undefined;
			if (outcome.kind === 'unlocked') return await this.succeed(offer, outcome, offer.price);
			if (outcome.kind === 'refused') throw outcome.error;
			if (outcome.kind === 'empty') empty++;
			if (outcome.kind !== 'later') continue;
			paying--;
			later = outcome.error;
			await this.unlocker.clock.sleep(asks * AFTER_TOO_MANY_MS);
		}
		throw later ?? (await this.failure());
	}

	/** What HDHive offers now, once no earlier request can still be on its way. */
	private async settledOffer(): Promise<PricedOffer> {
		for (;;) {
			const offer = await this.look();
			const since = this.unlocker.ledger.unknownSince(this.key);
			if (since === undefined || offer.price === 0) return offer;
			const passed = this.unlocker.clock.now() - since;
			if (passed >= SETTLE_MS) {
				this.release(this.reserved);
				return offer;
			}
			const next = LOOK_AFTER_MS[Math.min(this.looks++, LOOK_AFTER_MS.length - 1)] ?? SETTLE_MS;
			await this.unlocker.clock.sleep(Math.min(next, SETTLE_MS - passed));
		}
	}

	private async look(): Promise<PricedOffer> {
		const offer = await look(this.unlocker.client, this.slug);
		const failure = offer instanceof ServiceError ? offer : offer.price === null ? priceUnknown() : undefined;
		if (failure === undefined) return (this.lastOffer = offer as PricedOffer);
		throw this.unlocker.ledger.unknownSince(this.key) === undefined ? failure : await this.unsure();
	}

	/** Asks once, with the request that may spend points. */
	private async ask(price: number): Promise<AskOutcome> {
		if (price === 0) return await this.send(price);
		return await this.unlocker.ledger.alone([this.unlocker.purse], async () => {
			this.pointsBefore ??= await this.unlocker.points.read();
			return await this.send(price);
		});
	}

	private async send(price: number): Promise<AskOutcome> {
		const { ledger, clock, client } = this.unlocker;
		ledger.asked(this.key, clock.now());
		const call = { method: 'POST', path: UNLOCK_PATH, body: { slug: this.slug }, retry: 'never' } as const;
		const answer = await client.attempt(call).catch(async (cancelled: Error) => {
			// Only a request that was still waiting for its turn ends like this.
			this.release(price);
			return await Promise.reject(cancelled);
		});
		const outcome = readOutcome(answer);
		if (outcome.kind === 'unknown' || outcome.kind === 'empty') ledger.asked(this.key, clock.now());
		if (outcome.kind === 'later' || outcome.kind === 'refused') this.release(price);
		return outcome;
	}

	private reserve(price: number): void {
		this.unlocker.budget.reserve(price, this.limits);
		this.reserved += price;
	}

	/** What an earlier request of this wish was charged for sure stays reserved. */
	private release(price: number): void {
		this.unlocker.budget.release(price);
		this.reserved -= price;
		this.unlocker.ledger.notCharged(this.key);
	}

	private async succeed(
		{ title, panType }: Offer,
		{ link, answer, alreadyOwned }: Extract<AskOutcome, { kind: 'unlocked' }>,
		price: number,
	): Promise<Unlocked> {
		// Bought elsewhere between the look and the request: that request cost nothing.
		if (alreadyOwned && price > 0) this.release(price);
		const pointsBefore = this.reserved > 0 ? this.pointsBefore : null;
		const pointsAfter = pointsBefore === null ? null : await this.unlocker.points.read();
		const pointsSpent = spent(this.reserved, pointsBefore, pointsAfter);
		const result: Unlocked = {
			slug: this.slug,
			title,
			panType,
			...link,
			alreadyOwned: alreadyOwned && pointsSpent === 0,
			pointsSpent,
			pointsBefore,
			pointsAfter,
			answer,
		};
		this.unlocker.ledger.succeeded(this.key, result, this.unlocker.clock.now());
		return result;
	}

	/** All requests are used up: what the account says became of them. */
	private async failure(): Promise<ServiceError> {
		const before = this.pointsBefore;
		const after = before === null ? null : await this.unlocker.points.read();
		if (before !== null && after !== null && after < before) return charged(before, after);
		if (this.lastOffer?.owned === true || this.lastOffer?.price === 0) return noLink(this.reserved);
		return before !== null && before === after ? notCharged(before) : notUnlocked(this.lastOffer?.price);
	}

	/** HDHive does not say what became of a request; the points may. */
	private async unsure(): Promise<ServiceError> {
		const before = this.pointsBefore;
		const after = before === null ? null : await this.unlocker.points.read();
		return before !== null && after !== null && after < before ? charged(before, after) : nobodyKnows();
	}
}

/** What the account paid, as far as its points tell: a difference that something else has changed too counts for nothing. */
function spent(reserved: number, before: number | null, after: number | null): number {
	if (before === null || after === null) return reserved;
	const difference = before - after;
	return difference >= 0 ? difference : reserved;
}
