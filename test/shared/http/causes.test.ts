import { createServer as createHttpServer, request, type IncomingMessage } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SsrfBlockedHostnameError, SsrfBlockedIpError } from '@n8n/backend-network';
import { NodeApiError, UserError, type INode, type JsonObject } from 'n8n-workflow';
import { serviceError } from '../../../nodes/shared/http/errorTexts';
import type { Reply } from '../../../nodes/shared/http/messages';
import { replyFromError } from '../../../nodes/shared/http/n8nSend';
import { retryVerdict } from '../../../nodes/shared/http/retry';
import { selfSigned } from '../../certificate';
import { tlsFront } from '../../simulators/tlsFront';
import { POLICY } from '../service';

const NODE = { name: 'Node' } as INode;

/** As n8n hands an error on: wrapped into its own. */
const wrapped = (error: Error) => new NodeApiError(NODE, error as unknown as JsonObject);

const told = (reply: Reply) => {
	const { message, description } = serviceError(POLICY, { method: 'GET', path: '/' }, reply);
	return `${message}. ${description}`;
};

interface Asked {
	error?: Error;
	answer?: IncomingMessage;
	body: string;
}

/** One request by Node itself, through a proxy where one is given, as n8n's agents send it. */
async function ask(url: string, proxy?: string): Promise<Asked> {
	const { hostname, port } = new URL(proxy ?? url);
	return await new Promise((resolve) => {
		const send = url.startsWith('https:') && proxy === undefined ? requestSecurely : request;
		const sent = send({ hostname, port, path: proxy === undefined ? '/' : url, agent: false }, (answer) => {
			let body = '';
			answer.on('data', (part: Buffer) => (body += part.toString()));
			answer.on('end', () => resolve({ answer, body }));
		});
		sent.on('error', (error) => resolve({ error, body: '' }));
		sent.end();
	});
}

/** What n8n's HTTP client makes of it. */
async function replyTo(url: string, proxy?: string): Promise<Reply> {
	const { error, answer, body } = await ask(url, proxy);
	if (error !== undefined) return replyFromError({ method: 'GET', path: '/', url }, wrapped(error));
	const path = proxy === undefined ? '/' : url;
	const response = { status: answer?.statusCode, headers: answer?.headers, data: body, request: { path, socket: answer?.socket } };
	const thrown = Object.assign(new Error(`Request failed with status code ${answer?.statusCode}`), { response, isAxiosError: true });
	return replyFromError({ method: 'GET', path: '/', url }, wrapped(thrown));
}

async function serving(status: number, body: string, headers: Record<string, string>, use: (url: string) => Promise<void>): Promise<void> {
	const server = createHttpServer((_, answer) => answer.writeHead(status, headers).end(body));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	await new Promise((resolve) => server.close(resolve));
}

const CLOSED = 'http://127.0.0.1:9';

describe('An error, provoked for real, is told by its cause', () => {
	it('a certificate that nobody has signed', async () => {
		const front = await tlsFront(CLOSED);
		const reply = await replyTo(front.url);
		await front.close();
		expect(told(reply)).toMatch(/^The certificate of Tiny cannot be trusted\. .*NODE_EXTRA_CA_CERTS.*Ignore SSL Issues \(Insecure\)/);
	});

	it.each([
		['has expired', { days: -2 }],
		['is for another host', { host: 'elsewhere.test' }],
	])('a certificate that %s', async (_, how) => {
		const certificate = selfSigned(how);
		const front = await tlsFront(CLOSED, certificate);
		const reply = await replyTo(front.url);
		await front.close();
		expect(told(reply)).toMatch(/^The certificate of Tiny cannot be trusted\. /);
	});

	it('a name that nobody knows', async () => {
		expect(told(await replyTo('http://no-such-host.invalid/'))).toMatch(/^The address of Tiny could not be found\. .*DNS/);
	});

	it('a port where nothing listens', async () => {
		expect(told(await replyTo(CLOSED))).toMatch(/^Tiny cannot be reached\. Check that it is running/);
	});

	it.each(['http://service.test/', 'https://service.test/'])('a proxy that is down, asked for %s', async (url) => {
		const reply = await replyTo(url, CLOSED);
		expect(told(reply)).toMatch(/^The proxy between n8n and Tiny cannot be reached\. Check HTTP_PROXY and HTTPS_PROXY/);
		expect(reply).toMatchObject({ maybeSent: false });
	});

	it('a proxy whose name nobody knows', async () => {
		expect(told(await replyTo('http://service.test/', 'http://no-such-proxy.invalid:3128'))).toMatch(
			/^The proxy between n8n and Tiny cannot be reached/,
		);
	});

	it.each([
		[
			'wants a sign-in',
			407,
			'no',
			{ 'proxy-authenticate': 'Basic' },
			'http://service.test/',
			/wants a sign-in \(HTTP 407\)\. Put user name/,
		],
		['names itself', 403, '{}', { 'x-squid-error': 'ERR_ACCESS_DENIED 0' }, 'http://service.test/', /refuses to let the request through/],
		['answers with a page', 403, '<html>no', {}, 'http://service.test/', /refuses to let the request through\. .*NO_PROXY/],
		['opens no tunnel', 403, '', {}, 'https://service.test/', /refuses to let the request through/],
		['cannot get there', 502, '', {}, 'https://service.test/', /cannot reach it\. Check the URL/],
	])('a proxy that %s', async (_, status, body, headers, url, words) => {
		await serving(status, body, headers as Record<string, string>, async (proxy) => {
			const reply = await replyTo(url, proxy);
			expect(told(reply)).toMatch(/^The proxy between n8n and Tiny /);
			expect(told(reply)).toMatch(words);
			const rules = POLICY.retry;
			const again = retryVerdict({ reply, attempt: 1, repeatable: true, never: false, rules, now: 0, random: 0 }).again;
			expect(again).toBe(status === 502);
		});
	});

	it('a refusal of the service itself stays its own, over http and https, behind a proxy too', async () => {
		await serving(403, '{"error":"no"}', { 'content-type': 'application/json' }, async (url) => {
			const front = await tlsFront(url);
			const { port } = new URL(front.url);
			const answer = await new Promise<IncomingMessage>((resolve) =>
				requestSecurely({ hostname: '127.0.0.1', port, path: '/', rejectUnauthorized: false, agent: false }, resolve).end(),
			);
			const response = { status: 403, headers: answer.headers, data: {}, request: { path: '/', socket: answer.socket } };
			const reply = replyFromError({ method: 'GET', path: '/', url: front.url }, wrapped(Object.assign(new Error('no'), { response })));
			answer.resume();
			await front.close();
			expect(told(reply)).toMatch(/^Tiny does not allow this/);
			expect(told(await replyTo(url))).toMatch(/^Tiny does not allow this/);
		});
	});

	it.each([new SsrfBlockedIpError('192.168.1.10', 'moviepilot.local'), new SsrfBlockedHostnameError('moviepilot.local')])(
		'$name',
		(blocked) => {
			const text = told(replyFromError({ method: 'GET', path: '/', url: 'http://moviepilot.local' }, wrapped(blocked)));
			expect(text).toMatch(/^The request was blocked because .*N8N_SSRF_ALLOWED_HOSTNAMES.*N8N_SSRF_ALLOWED_IP_RANGES/s);
		},
	);

	it('Allowed HTTP Request Domains', () => {
		const refused = new UserError(
			'Domain not allowed: This credential is restricted from accessing 127.0.0.1:7878. Only the following domains are allowed: example.com',
		);
		for (const error of [refused, wrapped(refused)]) {
			const text = told(replyFromError({ method: 'GET', path: '/', url: CLOSED }, error));
			expect(text).toMatch(/^Domain not allowed: .*Add the address to Allowed HTTP Request Domains in the credential/s);
		}
	});
});
