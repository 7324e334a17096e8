import { ServiceError } from '../../../shared/node/errors';
import { tooExpensive, type Limits } from '../../client/budget';
import { asText } from '../../../shared/util/text';
import { isObject } from '../../client/answers';
import { cleanLink, hasLink } from '../../client/shareLink';
import { look, priceUnknown, type Offer } from '../../client/offer';
import { UNLOCK_PATH } from '../../client/policy';
import { givenLink, type Unlocked, type UnlockDesk } from '../../client/unlock';
import { ERROR_CODES } from '../../client/errorCodes';

/** How many slugs go into one request; HDHive names no limit. */
export const BATCH_SIZE = 10;

type PricedOffer = Offer & { price: number };

export type BatchResult = Unlocked | { slug: string; error: ServiceError };

/**
 * Unlocks several at once, with the same promise as one alone: looks at each first, and what the one
 * request leaves open is settled slug by slug. Servers without the batch form get single requests.
 */
export async function unlockMany(desk: UnlockDesk, slugs: string[], limits: Limits): Promise<BatchResult[]> {
	const unique = [...new Map(slugs.map((slug) => [desk.key(slug), slug])).values()];
	const results = new Map<string, BatchResult>();
	for (let at = 0; at < unique.length; at += BATCH_SIZE) {
		const part = unique.slice(at, at + BATCH_SIZE);
		const keys = part.map((slug) => desk.key(slug));
		await desk.ledger.alone(keys, async () => {
			for (const result of await unlockPart(desk, part, limits)) results.set(desk.key(result.slug), result);
		});
	}
	return unique.map((slug) => results.get(desk.key(slug)) ?? { slug, error: missing() });
}

async function unlockPart(desk: UnlockDesk, slugs: string[], limits: Limits): Promise<BatchResult[]> {
	const results: BatchResult[] = [];
	const wanted: PricedOffer[] = [];
	const alone: string[] = [];
	for (const slug of slugs) {
		const unsettled = desk.ledger.unknownSince(desk.key(slug)) !== undefined;
		const recent = desk.ledger.recent(desk.key(slug), desk.clock.now()) !== undefined;
		const offer = unsettled || recent ? undefined : await look(desk.client, slug);
		if (offer === undefined) alone.push(slug);
		else if (offer instanceof ServiceError) results.push({ slug, error: offer });
		else if (offer.price === null) results.push({ slug, error: priceUnknown() });
		else {
			const objection = desk.budget.objection(offer.price, limits);
			if (objection !== undefined) results.push({ slug, error: tooExpensive(objection) });
			else {
				desk.budget.reserve(offer.price, limits);
				wanted.push({ ...offer, price: offer.price });
			}
		}
	}
	results.push(...(await askTogether(desk, wanted, limits)));
	for (const slug of alone) results.push(await askAlone(desk, slug, limits, 0));
	return results;
}

async function askTogether(desk: UnlockDesk, offers: PricedOffer[], limits: Limits): Promise<BatchResult[]> {
	const [only] = offers;
	if (only === undefined) return [];
	for (const { slug } of offers) desk.ledger.asked(desk.key(slug), desk.clock.now());
	const body = { slugs: offers.map(({ slug }) => slug) };
	const answer = await desk.client.attempt({ method: 'POST', path: UNLOCK_PATH, body, retry: 'never' });
	const refused = answer instanceof ServiceError && !answer.outcomeUnknown;
	const items = answer instanceof ServiceError ? [] : itemsOf(answer.data);
	const results: BatchResult[] = [];
	for (const offer of offers) {
		const item = items.find((one) => desk.key(asText(one.slug)) === desk.key(offer.slug));
		results.push(await conclude(desk, offer, item, refused, limits));
	}
	return results;
}

/** A refusal of the whole request only means that this server does not know the batch form, or is busy. */
async function conclude(
	desk: UnlockDesk,
	offer: PricedOffer,
	item: Record<string, unknown> | undefined,
	refused: boolean,
	limits: Limits,
): Promise<BatchResult> {
	const { slug, title, panType, price } = offer;
	const key = desk.key(slug);
	if (item?.success === true && hasLink(item)) {
		const alreadyOwned = item.already_owned === true;
		// Bought elsewhere between the look and the request: that cost nothing.
		if (alreadyOwned) desk.budget.release(price);
		const paid = { alreadyOwned, pointsSpent: alreadyOwned ? 0 : price, pointsBefore: null, pointsAfter: null };
		const result: Unlocked = { slug, title, panType, ...cleanLink(item), ...paid, answer: givenLink(item) };
		desk.ledger.succeeded(key, result, desk.clock.now());
		return result;
	}
	if (item?.success === false || refused) {
		desk.budget.release(price);
		desk.ledger.notCharged(key);
		return item === undefined ? await askAlone(desk, slug, limits, 0) : { slug, error: itemError(item) };
	}
	desk.ledger.asked(key, desk.clock.now());
	return await askAlone(desk, slug, limits, price);
}

async function askAlone(desk: UnlockDesk, slug: string, limits: Limits, reserved: number): Promise<BatchResult> {
	return await desk
		.pursue(slug, limits, reserved)
		.catch(async (error: unknown) => (error instanceof ServiceError ? { slug, error } : await Promise.reject(error as Error)));
}

function itemsOf(data: unknown): Array<Record<string, unknown>> {
	const items = (data as { items?: unknown } | null | undefined)?.items;
	return Array.isArray(items) ? items.filter(isObject) : [];
}

function itemError(item: Record<string, unknown>): ServiceError {
	const code = typeof item.error_code === 'string' ? item.error_code : '400';
	const words = ERROR_CODES[code] ?? { status: 400, message: 'HDHive did not unlock it', description: 'Look at the resource at HDHive.' };
	const said = typeof item.message === 'string' && item.message !== '' ? ` HDHive says: ${item.message.slice(0, 200)}` : '';
	return new ServiceError({ service: 'HDHive', ...words, description: words.description + said, code });
}

const missing = (): ServiceError =>
	new ServiceError({
		service: 'HDHive',
		message: 'HDHive did not answer for this slug',
		description: 'Run the workflow again: it looks first.',
	});
