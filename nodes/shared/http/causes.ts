import type { ErrorText } from '../node/errors';
import { asText } from '../util/text';
import type { NoAnswer } from './messages';

/** What n8n throws: its own error around an HTTP client's error, or around an OAuth2 client's. */
export interface Thrown {
	name?: unknown;
	description?: unknown;
	cause?: unknown;
	code?: unknown;
	message?: unknown;
	/** Of a name that was not found. */
	hostname?: unknown;
	/** Of a connection that was refused. */
	address?: unknown;
	port?: unknown;
	/** One per address that was tried. */
	errors?: unknown;
	body?: { error?: unknown };
	response?: { status?: unknown; headers?: Record<string, unknown>; data?: unknown; request?: SentRequest };
}

/** Node's request, as the HTTP client keeps it beside an answer. */
interface SentRequest {
	/** A whole address where the request went to a proxy. */
	path?: unknown;
	socket?: { encrypted?: unknown } | null;
}

/** The links of an error's chain, the outermost first. */
export function causes(error: unknown): Thrown[] {
	const chain: Thrown[] = [];
	for (let link = error as Thrown | undefined; link !== undefined && link !== null && chain.length < 6;) {
		chain.push(link);
		link = link.cause as Thrown | undefined;
	}
	return chain;
}

const SSRF_REMEDY =
	'These are the environment variables N8N_SSRF_ALLOWED_HOSTNAMES (its name) and N8N_SSRF_ALLOWED_IP_RANGES (its address); n8n must be started again.';

const DOMAINS_REMEDY =
	'Add the address to Allowed HTTP Request Domains in the credential, or set that to All, if it is the right one; otherwise correct the URL.';

/** n8n itself refused to send: asking again cannot help, and its sentence says what is in the way. */
export function refusedByN8n(chain: Thrown[]): ErrorText | undefined {
	for (const { name, message, description } of chain) {
		const text = asText(message);
		if (/^SsrfBlocked/.test(asText(name))) return { message: text, description: `${asText(description)} ${SSRF_REMEDY}`.trim() };
		if (/^Domain not allowed: |configured to prevent use within/.test(text)) return { message: text, description: DOMAINS_REMEDY };
	}
	return undefined;
}

/** Codes that mean the request never left, so that even a write may be sent again. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

const CERTIFICATE = /CERT|UNABLE_TO|SELF_SIGNED|^ERR_TLS_|^HOSTNAME_MISMATCH/;

const CODE = /^E[A-Z_]+$|^CERT|^UNABLE_TO|SELF_SIGNED|^HOSTNAME_MISMATCH/;

/** Why no answer came. @param url that was asked for; a proxy in front of it is told by its own address */
export function noAnswer(chain: Thrown[], url?: string): NoAnswer {
	const links = chain.flatMap((link) => [link, ...(Array.isArray(link.errors) ? (link.errors as Thrown[]) : [])]);
	const code = links.map((link) => asText(link.code)).find((candidate) => CODE.test(candidate)) ?? 'UNKNOWN';
	if (CERTIFICATE.test(code)) return { kind: 'noAnswer', code: 'CERT', maybeSent: false };
	if (links.some((link) => isElsewhere(link, url))) return { kind: 'noAnswer', code: 'PROXY', maybeSent: false };
	return { kind: 'noAnswer', code, maybeSent: !NEVER_SENT.includes(code) };
}

/** Did the failed connection or look-up go to another place than the address asked for? Then that is a proxy. */
function isElsewhere({ code, hostname, port }: Thrown, url = ''): boolean {
	if (!NEVER_SENT.includes(asText(code)) || !URL.canParse(url)) return false;
	const target = new URL(url);
	if (typeof hostname === 'string' && hostname !== '') return hostname !== target.hostname.replace(/^\[|\]$/g, '');
	if (typeof port !== 'number') return false;
	return port !== Number(target.port || (target.protocol === 'https:' ? 443 : 80));
}

/** Headers that proxies put into their own refusals. */
const PROXY_HEADERS = ['proxy-authenticate', 'x-squid-error', 'proxy-agent', 'proxy-connection', 'x-proxy-error'];

/**
 * A refusal by a proxy on the way, which looks like one of the service.
 *
 * A proxy that does not open the tunnel to an https address answers in clear text; one in front of an http
 * address is told by its own headers, or by a 403 that is no JSON.
 */
export function refusedByProxy(response: NonNullable<Thrown['response']>, url = ''): NoAnswer | undefined {
	const status = Number(response.status);
	const headers = Object.keys(response.headers ?? {}).map((name) => name.toLowerCase());
	const { path, socket } = response.request ?? {};
	const noTunnel = /^https:/i.test(url) && typeof socket === 'object' && socket !== null && socket.encrypted !== true;
	const isText = typeof response.data !== 'object' || response.data === null || Buffer.isBuffer(response.data);
	const byName = PROXY_HEADERS.some((name) => headers.includes(name));
	const wentThere = /^https?:\/\//i.test(asText(path));
	if (status === 407) return { kind: 'noAnswer', code: 'PROXY_SIGN_IN', maybeSent: false };
	if (status < 400 || !(noTunnel || (byName && status !== 401) || (wentThere && status === 403 && isText))) return undefined;
	return { kind: 'noAnswer', code: status >= 500 ? 'PROXY_LOST' : 'PROXY_REFUSED', maybeSent: false };
}
