import { asText } from '../../shared/util/text';

/** A share link that can be opened as it is. */
export interface Link {
	/** Without the access code. */
	url: string;
	/** '' when there is none. */
	accessCode: string;
	/** With the access code where the site takes it from the address. */
	fullUrl: string;
}

const CODE_PARAMETERS = ['password', 'pwd', 'code'];

/** CJK text sticks to an address without a space in between: `…?password=kd19#访问码`. */
const WEB = /https?:\/\/[^\s\u3000-\u9fff\uff00-\uffef]+/i;
const ED2K = /ed2k:\/\/\|.*?\|\/(?:\|[^|]*\|\/)?/i;
const MAGNET = /magnet:\?\S+/i;
const SPOKEN_CODE = /(?:访问码|提取码|密码)\s*[:：]\s*(\w+)/;

/**
 * Makes a link of what an unlock answers. 115 answers put everything into one line:
 * `https://115.com/s/abc?password=kd19# 标题 访问码：kd19 复制这段内容…`, with an empty `access_code`.
 */
export function cleanLink(answer: { url?: unknown; access_code?: unknown; full_url?: unknown }): Link {
	const [dirty, dirtyFull] = [asText(answer.url), asText(answer.full_url)];
	const found = token(dirty) || token(dirtyFull);
	const full = token(dirtyFull) || found;
	if (!/^https?:/i.test(found) || !URL.canParse(found)) return { url: found, accessCode: asText(answer.access_code).trim(), fullUrl: full };
	const accessCode =
		asText(answer.access_code).trim() || codeInAddress(found) || codeInAddress(full) || spokenCode(`${dirty} ${dirtyFull}`);
	const url = withoutCode(found);
	return { url, accessCode, fullUrl: codeInAddress(full) === '' ? withCode(full, accessCode) : full };
}

/** Is there a link in the answer at all? */
export const hasLink = (answer: { url?: unknown; full_url?: unknown }): boolean => cleanLink(answer).url !== '';

function token(text: string): string {
	const address = (WEB.exec(text) ?? ED2K.exec(text) ?? MAGNET.exec(text))?.[0];
	return (address ?? text.trim().split(/\s/)[0] ?? '').replace(/&?#$/, '');
}

function codeInAddress(address: string): string {
	if (!URL.canParse(address)) return '';
	const query = new URL(address).searchParams;
	return CODE_PARAMETERS.map((name) => query.get(name) ?? '').find((code) => code !== '') ?? '';
}

const spokenCode = (text: string): string => SPOKEN_CODE.exec(text)?.[1] ?? '';

function withoutCode(address: string): string {
	const url = new URL(address);
	for (const name of CODE_PARAMETERS) url.searchParams.delete(name);
	return url.href;
}

function withCode(address: string, code: string): string {
	if (code === '' || !URL.canParse(address)) return address;
	const url = new URL(address);
	url.searchParams.set(/(^|\.)(115|115cdn|anxia)\.com$/.test(url.hostname) ? 'password' : 'pwd', code);
	return url.href;
}
