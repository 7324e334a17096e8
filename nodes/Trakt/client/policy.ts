import type { ErrorText } from '../../shared/node/errors';
import { header, type HttpAnswer, type HttpCall } from '../../shared/http/messages';
import type { ServicePolicy } from '../../shared/http/policy';
import { isHtml } from '../../shared/http/errorTexts';
import { NEAR_LISTS } from './listNames';

/** Largest page that Trakt sends; a larger `limit` is clamped to it (Trakt guide "Pagination", 2026-09). */
export const PAGE_SIZE = 250;

/** Pages read at once: quick, and far below what the account may do in five minutes. */
export const PAGES_AT_ONCE = 4;

/** Titles in one write: what Trakt's own apps send at once. */
export const BATCH_SIZE = 100;

/** A device sign-in (a week long) is renewed up to this long before its end. */
export const RENEW_EARLY_MS = 24 * 3_600_000;

/** Longest calendar that Trakt gives in one answer (Trakt guide "Calendars"). */
export const CALENDAR_DAYS = 33;

/** Trakt's rules as of late 2026: guides "Rate limiting" (2026-10-07) and "User account limits" (2026-09-24). */
export const traktPolicy: ServicePolicy = {
	service: 'Trakt',
	timeoutMs: 30_000,
	concurrency: 8,
	pace: {
		read: { limit: 500, periodMs: 300_000 },
		write: { limit: 1, periodMs: 1_000 },
	},
	retry: {
		attempts: 5,
		baseDelayMs: 1_000,
		maxDelayMs: 30_000,
		maxRetryAfterMs: 300_000,
		statuses: [500, 501, 502, 503, 504, 520, 521, 522, 523, 524],
	},
	headers: { 'trakt-api-version': '2' },
	errorText: traktErrorText,
};

function traktErrorText(answer: HttpAnswer, call: HttpCall): (ErrorText & { code?: string }) | undefined {
	if (answer.status === 403 && isHtml(answer)) return undefined;
	if (answer.status === 401 && isPrivate(answer)) return PRIVATE;
	const near = answer.status === 404 ? header(answer, NEAR_LISTS) : undefined;
	if (near !== undefined) return noSuchList(near);
	if (answer.status === 409) return conflictText(answer, call);
	if (answer.status === 412 && /^\/users\/[^/]*[^\w/-]/.test(call.path)) return USER_NAME;
	if (answer.status === 422) return unusableText(call);
	const text = WORDS[answer.status];
	return typeof text === 'function' ? text(answer) : text;
}

/** Somebody else's data that only its owner may see: no sign-in of this account is at fault (trakt-api 127). */
export const isPrivate = (answer: HttpAnswer): boolean => header(answer, 'x-private-user')?.toLowerCase() === 'true';

const PRIVATE: ErrorText & { code: string } = {
	code: 'private',
	message: 'This user or list is private at Trakt',
	description:
		'Only its owner can read it, and friends if it is shared with them. Connecting the credential again does not help: ask the owner to make it public.',
};

const noSuchList = (near: string): ErrorText => ({
	message: 'Trakt does not know this list of the user',
	description: `Check its name, or pick it from the list. Lists of similar names: ${near}.`,
});

const USER_NAME: ErrorText = {
	message: 'Trakt cannot read this user name',
	description: 'Write the name as it stands in the address of the profile, with hyphens in place of dots and spaces.',
};

/** A 422 means another thing at each route (Trakt API docs, "Scrobble", "Comments"). */
function unusableText({ path, body }: HttpCall): ErrorText | undefined {
	if (path.startsWith('/scrobble')) {
		const progress = Number((body as { progress?: unknown } | undefined)?.progress ?? 0);
		if (progress < 1) return TOO_EARLY;
		return progress >= SCROBBLED_FROM && path.endsWith('/pause') ? TOO_LATE : undefined;
	}
	if (!path.startsWith('/comments')) return undefined;
	return {
		message: 'Trakt does not take this comment',
		description: 'It wants at least five English words, without links and shouting. Change the text.',
	};
}

/** From this progress on a stop counts as watched, and a pause is refused with 422. */
export const SCROBBLED_FROM = 80;

const TOO_LATE: ErrorText = {
	message: `Trakt does not note a pause from ${SCROBBLED_FROM} percent on`,
	description: 'Use Scrobble: Stop there: it counts the title as watched.',
};

const WORDS: Record<number, ErrorText | ((answer: HttpAnswer) => ErrorText)> = {
	401: {
		message: 'Trakt does not accept the sign-in of this credential',
		description: 'Open the Trakt credential and press Connect again.',
	},
	403: {
		message: 'Trakt refuses the API app of this credential',
		description:
			'The Client ID is wrong, or Trakt removed the app: free accounts may have one connected app only. Check it at app.trakt.tv/settings/apps/api, correct the Client ID and connect again.',
	},
	404: {
		message: 'Trakt does not know this user, list or title, or it is private',
		description:
			'Check the name for typing errors. It may have been deleted or renamed; a private list can be read only by its owner, and by friends if it is shared with them.',
	},
	405: {
		message: 'Trakt does not offer this for this list or title',
		description:
			'Official lists, smart lists and watchlists cannot be changed, liked or reordered like a personal list. Choose a personal list.',
	},
	410: {
		message: 'This Trakt account was deactivated',
		description: 'Its data cannot be read any more. If it is your own account, sign in at app.trakt.tv and follow what it says there.',
	},
	412: {
		message: 'Trakt did not accept the format of the request',
		description: 'Something between n8n and Trakt changed the request, often a proxy. Check the API URL in the credential.',
	},
	420: (answer) => ({
		message: `Your Trakt account has reached its limit${accountLimit(answer)}`,
		description: 'Remove entries you no longer need, or upgrade to Trakt VIP at app.trakt.tv/vip.',
	}),
	423: (answer) => ({
		message: header(answer, 'x-account-deactivated') === 'true' ? 'This Trakt account is deactivated' : 'This Trakt account is locked',
		description: 'Sign in at app.trakt.tv and follow what it says there, or write to Trakt support.',
	}),
	426: {
		message: 'Trakt offers this to VIP members only',
		description: 'Upgrade at app.trakt.tv/vip, or use another operation.',
	},
};

const TOO_EARLY: ErrorText = {
	message: 'Trakt does not note a scrobble below 1 percent',
	description: 'Give the progress in percent of the runtime, from 1 to 100.',
};

/** Code of the refusal of a title that was scrobbled a moment ago. */
export const ALREADY_SCROBBLED = 'alreadyScrobbled';

/** A 409 tells until when the same thing is refused (Trakt API docs, "Scrobble" and "Checkin"). */
function conflictText({ body }: HttpAnswer, { path }: HttpCall): (ErrorText & { code?: string }) | undefined {
	const { expires_at: until } = (typeof body === 'object' && body !== null ? body : {}) as {
		expires_at?: string;
	};
	const when = until === undefined ? 'later' : `after ${until}`;
	if (path.startsWith('/checkin')) {
		return {
			message: `Trakt already has a check-in that is not over${until === undefined ? '' : `; it ends at ${until}`}`,
			description: `Cancel it first (Check-In: Cancel), or check in ${when}.`,
		};
	}
	if (!path.startsWith('/scrobble')) return undefined;
	return {
		code: ALREADY_SCROBBLED,
		message: 'Trakt has already noted this title as watched a moment ago',
		description: `Nothing needs to be done. The same title can be scrobbled again ${when}.`,
	};
}

function accountLimit(answer: HttpAnswer): string {
	const limit = header(answer, 'x-account-limit');
	return limit !== undefined && /^\d+$/.test(limit) ? ` of ${limit} entries` : '';
}
