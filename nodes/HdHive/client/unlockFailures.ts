import { ServiceError } from '../../shared/node/errors';

/** What a person reads when an unlock gave no link. "Nothing was charged" only where the account showed it. */

const failure = (code: string, message: string, description: string, outcomeUnknown = false): ServiceError =>
	new ServiceError({ service: 'HDHive', code, message, description, outcomeUnknown });

const AGAIN = 'Run the workflow again later: it looks first, and what was paid for already is not paid for again.';

/** The points went down, and no link came. */
export const charged = (before: number, after: number): ServiceError =>
	failure(
		'CHARGED_WITHOUT_LINK',
		`HDHive took ${before - after} points for it (${before} before, ${after} after), and no link came`,
		`${AGAIN} If there is none then either, ask HDHive.`,
	);

/** It counts as unlocked, and no link comes. */
export const noLink = (points: number): ServiceError =>
	failure(
		'NO_LINK',
		'HDHive counts it as unlocked, but sent no link',
		points > 0
			? `It was offered for ${points} points, which were probably taken. ${AGAIN}`
			: `Run the workflow again later; if it stays, ask HDHive.`,
	);

export const notCharged = (points: number): ServiceError =>
	failure(
		'NOT_UNLOCKED',
		`HDHive did not unlock it: the answers were lost, and nothing was charged (${points} points before and after)`,
		'HDHive seems to have a problem. Run the workflow again later.',
	);

/** The answers were lost, it is still offered, and the account's points are not known. */
export const notUnlocked = (price?: number): ServiceError =>
	failure(
		'NOT_UNLOCKED',
		`HDHive did not unlock it: the answers were lost${price === undefined ? '' : `, and it is still offered for ${price} points`}`,
		'HDHive seems to have a problem. Run the workflow again later: it looks first.',
	);

export const nobodyKnows = (): ServiceError =>
	failure('OUTCOME_UNKNOWN', 'The answer to the unlock was lost, and HDHive does not say what became of it', AGAIN, true);
