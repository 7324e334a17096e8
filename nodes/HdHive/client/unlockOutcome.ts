import { ServiceError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { asObject } from './answers';
import type { Envelope } from './client';
import { isKnownRefusal } from './policy';
import { cleanLink, hasLink, type Link, type LinkAnswer } from './shareLink';

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

/** 4xx answers and refusals with a known code are refusals; everything that is neither a link nor a refusal may have been charged. */
export function readOutcome(answer: Envelope | ServiceError): AskOutcome {
	if (answer instanceof ServiceError) {
		const mayHaveCharged = (answer.status ?? 0) >= 500 && !isKnownRefusal(answer.code ?? '');
		if (answer.outcomeUnknown || mayHaveCharged) return { kind: 'unknown' };
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
