/**
 * Days as the calendar of this browser counts them. A day has 23, 24, 24½ or 25 hours, so no day is ever reached by
 * adding hours to another.
 */

/** @param {Date} date @returns {string} `2026-11-26`, by the clock of this browser */
export const dayKey = (date) =>
	`${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/**
 * The day that is so many days after another; its noon, which every zone has once.
 *
 * @param {Date} date
 * @param {number} days
 */
export const plusDays = (date, days) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 12);

/** The seven days that begin with this one's day, `weeks` later. @param {Date} date @param {number} weeks */
export const weekOf = (date, weeks) => Array.from({ length: 7 }, (_, index) => plusDays(date, weeks * 7 + index));

const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day of an entry: a film names a day of its own, an episode a moment. @param {string} airsAt */
export const dayOfEntry = (airsAt) => (PLAIN_DAY.test(airsAt) ? airsAt : dayKey(new Date(airsAt)));

/** Whether an entry names a moment and not only a day. @param {string} airsAt */
export const hasHour = (airsAt) => !PLAIN_DAY.test(airsAt);

const A_MOMENT_MS = 1_000;

/**
 * Milliseconds from a moment to the first one of the next day. Never less than one second, and looked at anew after
 * each: where midnight comes twice, or not at all, the page is drawn once more and not without end.
 *
 * @param {Date} now
 */
export function untilTomorrow(now) {
	const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
	return Math.max(A_MOMENT_MS, tomorrow.getTime() - now.getTime() + A_MOMENT_MS);
}
