import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';

/** `compression` leaves shorter answers alone. */
const THRESHOLD = 1_024;

const METHODS = {
	br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
	gzip: (body: Buffer) => gzipSync(body),
};

/** Packs texts as n8n's server does it for webhooks too (`abstract-server.js`, 2.41.1: `compression` 1.8.1 before all routes). */
export function compressAnswers(request: IncomingMessage, response: ServerResponse): void {
	const accepted = String(request.headers['accept-encoding'] ?? '');
	const method = (['br', 'gzip'] as const).find((one) => accepted.includes(one));
	const { writeHead, end } = response;
	response.writeHead = ((status: number, headers: OutgoingHttpHeaders = {}) => {
		response.statusCode = status;
		for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
		return response;
	}) as typeof writeHead;
	response.end = ((text: string | Buffer = '') => {
		const body = Buffer.from(text as string);
		const isText = /text|json|javascript|xml/.test(String(response.getHeader('content-type') ?? ''));
		const packs = method !== undefined && isText && body.length >= THRESHOLD;
		if (packs) response.setHeader('Content-Encoding', method);
		writeHead.call(response, response.statusCode);
		return end.call(response, packs ? METHODS[method](body) : body, 'utf8');
	}) as typeof end;
}
