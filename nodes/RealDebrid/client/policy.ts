import type { ErrorText } from '../../shared/node/errors';
import type { HttpAnswer, HttpCall } from '../../shared/http/messages';
import type { ServicePolicy } from '../../shared/http/policy';
import { isHtml } from '../../shared/http/errorTexts';
import { errorCode, wordsOfCode, WORDS_OF_STATUS } from './codes';

export const REST = '/rest/1.0';
export const OAUTH = '/oauth/v2';

/** Public client for open-source apps: unrestrict, torrents, downloads and user only (API document, "Open source apps"). */
export const OPEN_SOURCE_CLIENT = 'X245A4XAIBGVM';

/** Every flow renews its token with this grant, the website flow too (API document, "refresh token"). */
export const DEVICE_GRANT = 'http://oauth.net/grant_type/device/1.0';

/** Access tokens last an hour; they are renewed this long before their end. */
export const RENEW_EARLY_MS = 5 * 60_000;

/** Largest page of /torrents and /downloads (API document). */
export const PAGE_SIZE = 5_000;

/** Waits for a torrent: every 2 s at first, then slower. [until this many ms, wait ms] */
export const POLL_STEPS: ReadonlyArray<[untilMs: number, everyMs: number]> = [
	[20_000, 2_000],
	[120_000, 5_000],
	[Infinity, 15_000],
];

/** A node holds its worker no longer than this; longer waits are left to n8n's own. */
export const LONGEST_HOLD_MS = 60_000;

/** After a 451 no torrent is added for this long; it is often a pause of the account (21 s to 5 min were measured). */
export const INFRINGING_HOLD_MS = 30_000;

/** Links of a finished torrent may appear a little after its end. */
export const LATE_LINKS_MS = 60_000;

/** Reads of a new torrent that may answer "unknown" before it is believed. */
export const NEW_TORRENT_READS = 4;

/** Torrents that /torrents lists at most per minute, under the 75 that careful clients keep to. */
const LISTS_PER_MINUTE = 60;

/** Refusals that may pass by themselves: internal error, slow down, unreachable, service unavailable, too many. */
const PASSING_CODES = [-1, 5, 6, 25, 34];

export const realDebridPolicy: ServicePolicy = {
	service: 'Real-Debrid',
	timeoutMs: 60_000,
	concurrency: 8,
	// 250 requests per minute and token, refused ones included (API document, "Implementation details").
	pace: {
		total: { limit: 250, periodMs: 60_000 },
		read: { limit: LISTS_PER_MINUTE, periodMs: 60_000 },
	},
	lane: (call) => (call.path === '/torrents' ? 'read' : 'write'),
	retry: {
		attempts: 5,
		baseDelayMs: 2_000,
		maxDelayMs: 60_000,
		maxRetryAfterMs: 300_000,
		statuses: [500, 501, 502, 503, 504],
		// A 503 with a code is the hoster's answer, the same each time; one without comes from a gateway.
		isTransient(answer) {
			const code = errorCode(answer);
			return code === undefined ? undefined : PASSING_CODES.includes(code);
		},
	},
	surelyRefused: (answer) => answer.status === 509 || (answer.status >= 500 && errorCode(answer) !== undefined),
	errorText: realDebridErrorText,
};

/** By code first, then by status; never by text, which holds addresses and changes. */
function realDebridErrorText(answer: HttpAnswer, call: HttpCall): (ErrorText & { code?: string }) | undefined {
	const code = errorCode(answer);
	const known = code === undefined ? undefined : wordsOfCode(code, call.path);
	if (known !== undefined) return { ...known, code: String(code) };
	if (answer.status === 403 && isHtml(answer)) return undefined;
	return WORDS_OF_STATUS[answer.status];
}
