import { ServiceError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { isObject } from '../../shared/util/isObject';
import type { HdHiveClient } from './client';
import { OPEN } from './policy';

/** What HDHive says about a resource before it is unlocked. */
export interface Offer {
	slug: string;
	title: string;
	panType: string;
	/** Unlocked or shared by this account: asking again costs nothing. */
	owned: boolean;
	/** Points that an unlock costs this account now; null where HDHive does not say it in a number. */
	price: number | null;
}

const OWNED_WORDS = ['已解锁', '自己的分享', '已拥有该资源'];

/** Looks, without spending anything; a refusal (status 404: there is no such resource) comes as a value. */
export async function look(client: HdHiveClient, slug: string): Promise<Offer | ServiceError> {
	const answer = await client.attempt({ method: 'GET', path: OPEN + path`/shares/${slug}` });
	if (answer instanceof ServiceError) return answer;
	const share = isObject(answer.data) ? answer.data : {};
	const another = asText(share.slug) !== '' && plainSlug(asText(share.slug)) !== plainSlug(slug);
	return readOffer(slug, another ? {} : share);
}

/** Slugs are UUIDs with or without dashes. */
export const plainSlug = (slug: string): string => slug.replaceAll('-', '').toLowerCase();

export function readOffer(slug: string, share: Record<string, unknown>): Offer {
	const owned = share.is_unlocked === true || OWNED_WORDS.includes(asText(share.unlock_message));
	const price = owned ? 0 : offeredPrice(share);
	return { slug, title: asText(share.title), panType: asText(share.pan_type), owned, price };
}

function offeredPrice(share: Record<string, unknown>): number | null {
	const actual = readPrice(share.actual_unlock_points ?? undefined);
	if (actual !== undefined) return actual;
	if (share.is_free_for_user === true) return 0;
	const listed = readPrice(share.unlock_points ?? (share.actual_unlock_points === null ? null : share.unlock_points));
	return listed ?? null;
}

/**
 * Points as HDHive sends them: a number, or one as text. null is HDHive's own word for free; a text with a unit
 * or anything else is no price, and least of all a free one.
 *
 * @returns undefined when it is not there, null when it cannot be read
 */
export function readPrice(value: unknown): number | null | undefined {
	if (value === undefined) return undefined;
	if (value === null) return 0;
	const points =
		typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,9}(\.\d+)?$/.test(value.trim()) ? Number(value) : NaN;
	return Number.isFinite(points) && points >= 0 ? points : null;
}

/** Why an offer without a readable price is not taken. */
export const priceUnknown = (): ServiceError =>
	new ServiceError({
		service: 'HDHive',
		code: 'PRICE_UNKNOWN',
		message: 'Not unlocked: HDHive does not say in a number what it costs',
		description: 'Nothing was asked for. Look at the resource at HDHive, or take another one.',
	});
