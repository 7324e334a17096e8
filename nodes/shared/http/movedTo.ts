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
	if (!isWeb) return { message: `${who} redirects to another address`, description: remedy('the address where a browser ends up') };
	const { before, after } = withoutCommonEnd(from, to);
	// A page of the same server, such as its sign-in, is no address to enter.
	if (before === after || !sharesEnd(from, to)) {
		const isPage = to.origin === from.origin || to.origin === UNKNOWN;
		return {
			message: `${who} redirects to ${shown(to.origin + to.pathname)}`,
			description: remedy(isPage ? 'the address where a browser ends up' : to.origin),
		};
	}
	return { message: `${who} redirects to ${shown(after)}`, description: remedy(shown(after), before.startsWith(UNKNOWN) ? '' : before) };
}

const shown = (address: string): string => address.replace(UNKNOWN, '');

const remedy = (enter: string, inPlaceOf = ''): string =>
	`Nothing secret was sent there. If that is the right server, enter ${enter}${inPlaceOf === '' ? ' as its URL in the credential' : ` in the credential in place of ${inPlaceOf}`}.`;

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
