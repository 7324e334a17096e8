import { ServiceError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import type { HdHiveClient } from './client';
import { OPEN } from './policy';

/** What HDHive says about a resource before it is unlocked. */
export interface Offer {
	slug: string;
	title: string;
	panType: string;
	/** Unlocked or shared by this account: asking again costs nothing. */
	owned: boolean;
	/** Points that an unlock costs this account now. */
	price: number;
}

const OWNED_WORDS = ['已解锁', '自己的分享', '已拥有该资源'];

/** Looks, without spending anything; a refusal (status 404: there is no such resource) comes as a value. */
export async function look(client: HdHiveClient, slug: string): Promise<Offer | ServiceError> {
	const answer = await client.attempt({ method: 'GET', path: OPEN + path`/shares/${slug}` });
	return answer instanceof ServiceError ? answer : readOffer(slug, (answer.data ?? {}) as Record<string, unknown>);
}

export function readOffer(slug: string, share: Record<string, unknown>): Offer {
	const owned = share.is_unlocked === true || OWNED_WORDS.includes(asText(share.unlock_message));
	const points = Number(share.actual_unlock_points ?? share.unlock_points ?? 0);
	const free = owned || share.is_free_for_user === true || !(points > 0);
	return { slug, title: asText(share.title), panType: asText(share.pan_type), owned, price: free ? 0 : points };
}
