import { en } from './en.mjs';
import { zh } from './zh.mjs';
import { GENRES, STATUS } from './terms.mjs';

/**
 * What n8n has sent along with the page; `first` holds views that n8n remembers, `place` where this browser was last.
 *
 * @typedef {object} Settings
 * @property {string} root path of the panel, such as `/webhook/panel`
 * @property {string} images address below which pictures are
 * @property {string} session
 * @property {'en' | 'zh'} language
 * @property {string} region two letters, or '' for that of the browser
 * @property {string} country that of the node's options, or ''
 * @property {string[]} targets names of the servers that titles are synced to
 * @property {Array<{ view: string, data: any, at: number, stale: boolean }>} first
 * @property {any} [place]
 */

/** @type {Settings} */
export const settings = JSON.parse(document.getElementById('state')?.textContent ?? '{}');

const WORDS = { en, zh };

/** @param {keyof typeof en} name @param {Record<string, unknown>} values */
const wordsOf = (name, values) => {
	const words = WORDS[settings.language][name];
	const fillIn = (/** @type {string} */ text) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
	return Array.isArray(words) ? words.map(fillIn) : [fillIn(words)];
};

/**
 * The words for `name`, with `{…}` filled in.
 *
 * @param {keyof typeof en} name
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export const say = (name, values = {}) => wordsOf(name, values)[0] ?? '';

/** @param {keyof typeof en} name @param {Record<string, unknown>} values @returns {string[]} */
export const sayEach = (name, values = {}) => wordsOf(name, values);

const locale = () => (settings.language === 'zh' ? 'zh-CN' : navigator.language.startsWith('zh') ? 'en' : navigator.language);

/** @param {Date} date @param {Intl.DateTimeFormatOptions} options */
export const formatDate = (date, options) => new Intl.DateTimeFormat(locale(), options).format(date);

/** @param {number} number */
export const formatNumber = (number) => new Intl.NumberFormat(locale()).format(number);

/** A day that a service names (`2026-11-26`), wherever the reader is. @param {string} day */
export const formatDay = (day) => formatDate(new Date(`${day.slice(0, 10)}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });

/** "5 minutes ago". @param {number} at */
export function formatAge(at) {
	const minutes = Math.max(0, Math.round((Date.now() - at) / 60_000));
	const age = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
	if (minutes < 60) return age.format(-minutes, 'minute');
	return minutes < 2_880 ? age.format(-Math.round(minutes / 60), 'hour') : age.format(-Math.round(minutes / 1_440), 'day');
}

/** @param {{ season?: number, episode?: number }} part @returns {string} `S2 E5` */
export const codeOf = ({ season, episode }) => (episode === undefined ? `S${season}` : `S${season} E${episode}`);

/** Two letters of the country that the browser is set to. */
export const browserRegion = () =>
	/-([A-Za-z]{2})$/.exec(navigator.language)?.[1]?.toUpperCase() ?? (settings.language === 'zh' ? 'CN' : 'US');

/** Two letters of the country for which the panel tells where to watch. */
export const watchRegion = () => settings.region || settings.country || browserRegion();

/** @param {string} code two letters */
export const regionName = (code) => {
	try {
		return new Intl.DisplayNames([locale()], { type: 'region' }).of(code) ?? code;
	} catch {
		return code;
	}
};

/** A service's own word for a status or genre, in the language of the page. @param {string | number} word */
export function term(word) {
	const known = STATUS[String(word).toLowerCase()] ?? GENRES[String(word).toLowerCase()];
	if (known !== undefined) return known[settings.language === 'zh' ? 1 : 0] ?? String(word);
	return String(word);
}
