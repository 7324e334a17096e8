import { ServiceError } from '../../../shared/node/errors';
import { tooExpensive, type Limits } from '../../client/budget';
import { asText } from '../../../shared/util/text';
import { isObject } from '../../../shared/util/isObject';
import { cleanLink, hasLink } from '../../client/shareLink';
import { look, priceUnknown, type Offer } from '../../client/offer';
import { UNLOCK_PATH } from '../../client/policy';
import type { Unlocker } from '../../client/unlock';
import { givenLink, type Unlocked } from '../../client/unlockOutcome';
import { itemError, missing } from './unlockErrors';

/** How many slugs go into one request; HDHive names no limit. */
const BATCH_SIZE = 10;

type PricedOffer = Offer & { price: number };

export type BatchResult = Unlocked | { slug: string; error: ServiceError };

/**
 * Unlocks several at once, with the same promise as one alone: looks at each first, and what the one
 * request leaves open is settled slug by slug. Servers without the batch form get single requests.
 */
export async function unlockMany(unlocker: Unlocker, slugs: string[], limits: Limits): Promise<BatchResult[]> {
	const unique = [...new Map(slugs.map((slug) => [unlocker.key(slug), slug])).values()];
	const results = new Map<string, BatchResult>();
	for (let at = 0; at < unique.length; at += BATCH_SIZE) {
		const part = unique.slice(at, at + BATCH_SIZE);
		const keys = part.map((slug) => unlocker.key(slug));
		await unlocker.ledger.alone(keys, async () => {
			for (const result of await unlockPart(unlocker, part, limits)) results.set(unlocker.key(result.slug), result);
		});
	}
	return unique.map((slug) => results.get(unlocker.key(slug)) ?? { slug, error: missing() });
}

async function unlockPart(unlocker: Unlocker, slugs: string[], limits: Limits): Promise<BatchResult[]> {
	const results: BatchResult[] = [];
	const wanted: PricedOffer[] = [];
	const alone: string[] = [];
	for (const slug of slugs) {
		const unsettled = unlocker.ledger.unknownSince(unlocker.key(slug)) !== undefined;
		const recent = unlocker.ledger.recent(unlocker.key(slug), unlocker.clock.now()) !== undefined;
		const offer = unsettled || recent ? undefined : await look(unlocker.client, slug);
		if (offer === undefined) alone.push(slug);
		else if (offer instanceof ServiceError) results.push({ slug, error: offer });
		else if (offer.price === null) results.push({ slug, error: priceUnknown() });
		else {
			const objection = unlocker.budget.objection(offer.price, limits);
			if (objection !== undefined) results.push({ slug, error: tooExpensive(objection) });
			else {
				unlocker.budget.reserve(offer.price, limits);
				wanted.push({ ...offer, price: offer.price });
			}
		}
	}
	results.push(...(await askTogether(unlocker, wanted, limits)));
	for (const slug of alone) results.push(await askAlone(unlocker, slug, limits, 0));
	return results;
}

async function askTogether(unlocker: Unlocker, offers: PricedOffer[], limits: Limits): Promise<BatchResult[]> {
	const [only] = offers;
	if (only === undefined) return [];
	for (const { slug } of offers) unlocker.ledger.asked(unlocker.key(slug), unlocker.clock.now());
	const body = { slugs: offers.map(({ slug }) => slug) };
	const answer = await unlocker.client.attempt({ method: 'POST', path: UNLOCK_PATH, body, retry: 'never' });
	const refused = answer instanceof ServiceError && !answer.outcomeUnknown;
	const items = answer instanceof ServiceError ? [] : itemsOf(answer.data);
	const results: BatchResult[] = [];
	for (const offer of offers) {
		const item = items.find((one) => unlocker.key(asText(one.slug)) === unlocker.key(offer.slug));
		results.push(await conclude(unlocker, offer, item, refused, limits));
	}
	return results;
}

/** A refusal of the whole request only means that this server does not know the batch form, or is busy. */
async function conclude(
	unlocker: Unlocker,
	offer: PricedOffer,
	item: Record<string, unknown> | undefined,
	refused: boolean,
	limits: Limits,
): Promise<BatchResult> {
	const { slug, title, panType, price } = offer;
	const key = unlocker.key(slug);
	if (item?.success === true && hasLink(item)) {
		const alreadyOwned = item.already_owned === true;
		// Bought elsewhere between the look and the request: that cost nothing.
		if (alreadyOwned) unlocker.budget.release(price);
		const paid = { alreadyOwned, pointsSpent: alreadyOwned ? 0 : price, pointsBefore: null, pointsAfter: null };
		const result: Unlocked = { slug, title, panType, ...cleanLink(item), ...paid, answer: givenLink(item) };
		unlocker.ledger.succeeded(key, result, unlocker.clock.now());
		return result;
	}
	if (item?.success === false || refused) {
		unlocker.budget.release(price);
		unlocker.ledger.notCharged(key);
		return item === undefined ? await askAlone(unlocker, slug, limits, 0) : { slug, error: itemError(item) };
	}
	unlocker.ledger.asked(key, unlocker.clock.now());
	return await askAlone(unlocker, slug, limits, price);
}

async function askAlone(unlocker: Unlocker, slug: string, limits: Limits, reserved: number): Promise<BatchResult> {
	return await unlocker
		.pursue(slug, limits, reserved)
		.catch(async (error: unknown) => (error instanceof ServiceError ? { slug, error } : await Promise.reject(error as Error)));
}

function itemsOf(data: unknown): Array<Record<string, unknown>> {
	const items = (data as { items?: unknown } | null | undefined)?.items;
	return Array.isArray(items) ? items.filter(isObject) : [];
}
