import type { ErrorText } from '../node/errors';
import { header, type HttpAnswer } from './messages';

/** Stands for the server where only the path that was asked for is known. */
const UNKNOWN = 'http://server.invalid';

export const isRedirect = ({ status }: HttpAnswer): boolean => status >= 300 && status < 400;

/**
 * What to say of a server that sends on to another address, and what to enter instead.
 *
 * @param who the service, or the address that was asked
 * @param asked the whole address, or the path alone where nothing else is known
 */
export function movedText(who: string, asked: string, answer: HttpAnswer): ErrorText {
	const from = new URL(asked, UNKNOWN);
	const location = header(answer, 'location') ?? '';
	const to = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
	const isWeb = to !== undefined && /^https?:$/.test(to.protocol);
	const { before, after } = isWeb ? withoutCommonEnd(from, to) : { before: '', after: '' };
	// A page with another end, such as a sign-in in front of the server, is no address to enter.
	if (before === after || !sharesEnd(from, to as URL)) {
		return { message: `${who} redirects to ${isWeb ? shown(to.origin + to.pathname) : 'another address'}`, description: PAGE };
	}
	return {
		message: `${who} redirects to ${shown(after)}`,
		description: `Nothing secret was sent there. If that is the right server, ${remedy(before, after)}.`,
	};
}

function remedy(before: string, after: string): string {
	const isUnknown = before.startsWith(UNKNOWN);
	// Radarr, Sonarr and others send every path on to the one that stands under their URL Base.
	const urlBase = after.startsWith(`${before}/`) ? after.slice(before.length) : undefined;
	if (isUnknown && urlBase !== undefined) return `add ${urlBase}, its URL Base, to the end of its URL in the credential`;
	const inPlace = isUnknown ? 'as its URL in the credential' : `in the credential in place of ${before}`;
	return `enter ${shown(after)} ${inPlace}${urlBase === undefined ? '' : `: ${urlBase} is its URL Base`}`;
}

const PAGE =
	'Nothing secret was sent there. Enter the address where a browser ends up in the credential; if that is a sign-in page of a proxy, let n8n pass without it.';

const shown = (address: string): string => address.replace(UNKNOWN, '');

const segments = ({ pathname }: URL): string[] => pathname.split('/').filter((segment) => segment !== '');

const sharesEnd = (from: URL, to: URL): boolean => segments(from).at(-1) === segments(to).at(-1);

/** `http://a/api/x` and `https://b/radarr/api/x` give `http://a` and `https://b/radarr`. */
function withoutCommonEnd(from: URL, to: URL): { before: string; after: string } {
	const [asked, found] = [segments(from), segments(to)];
	while (asked.length > 0 && found.length > 0 && asked.at(-1) === found.at(-1)) {
		asked.pop();
		found.pop();
	}
	return { before: [from.origin, ...asked].join('/'), after: [to.origin, ...found].join('/') };
}
