import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

/** What can go wrong. "after" kinds let the route run first: the write has happened, its answer is lost. */
export type FaultKind =
	| 'status' // answer with `status`, `headers` and `body`, without running the route
	| 'cloudflare403' // the edge's "Sorry, you have been blocked" page
	| 'html502' // a gateway's HTML page
	| 'resetBefore' // the connection is cut before the route runs
	| 'resetAfter' // the route runs, then the connection is cut
	| 'lostAfter' // the route runs, then a 502 HTML page is sent in place of its answer
	| 'hang' // no answer for `ms`, then the connection is cut
	| 'slowBody' // the right answer, dripped over `ms`
	| 'truncated' // the right status with half of the body, correctly framed
	| 'cutBody'; // the right headers, half of the body, then the connection is cut

export interface Fault {
	kind: FaultKind;
	/** Regular expression source tested against "METHOD /path?query"; every request when absent. */
	match?: string;
	/** How many matching requests it strikes (default 1; -1 for all). */
	times?: number;
	/** How many matching requests pass before it strikes (default 0). */
	skip?: number;
	/** `status` only: the route runs first, and its answer is replaced. */
	after?: boolean;
	status?: number;
	headers?: Record<string, string>;
	body?: string;
	ms?: number;
}

const CLOUDFLARE_PAGE =
	'<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1></body></html>';
const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

const AFTER: FaultKind[] = ['resetAfter', 'lostAfter', 'slowBody', 'truncated', 'cutBody'];

const wait = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** The faults that are switched on, and the one that each request has drawn. */
export class FaultBook {
	pending: Fault[] = [];

	private readonly drawn = new WeakMap<FastifyRequest, Fault>();

	add(fault: Fault): void {
		this.pending.push({ ...fault });
	}

	clear(): void {
		this.pending = [];
	}

	async beforeHandler(request: FastifyRequest, reply: FastifyReply): Promise<void> {
		const fault = this.draw(request);
		if (fault === undefined) return;
		if (AFTER.includes(fault.kind) || fault.after === true) {
			this.drawn.set(request, fault);
			return;
		}
		if (fault.kind === 'hang') await wait(fault.ms ?? 1_000);
		if (fault.kind === 'hang' || fault.kind === 'resetBefore') {
			reply.hijack();
			request.raw.socket.resetAndDestroy();
			return;
		}
		if (fault.kind === 'cloudflare403') {
			await reply
				.code(403)
				.headers({ 'content-type': 'text/html; charset=UTF-8', server: 'cloudflare', 'cf-ray': '8f0c0ffee0ddba11-AMS' })
				.send(CLOUDFLARE_PAGE);
			return;
		}
		if (fault.kind === 'html502') {
			await reply.code(502).type('text/html').send(GATEWAY_PAGE);
			return;
		}
		await reply
			.code(fault.status ?? 500)
			.headers(fault.headers ?? {})
			.send(fault.body ?? '');
	}

	/** Returns the payload to send in place of `payload`. */
	async beforeSend(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
		const fault = this.drawn.get(request);
		if (fault === undefined) return payload;
		const text = typeof payload === 'string' ? payload : Buffer.isBuffer(payload) ? payload.toString() : '';
		const half = text.slice(0, Math.floor(text.length / 2));
		switch (fault.kind) {
			case 'resetAfter':
				request.raw.socket.resetAndDestroy();
				return payload;
			case 'lostAfter':
				reply.code(502).header('content-type', 'text/html').removeHeader('content-length');
				return GATEWAY_PAGE;
			case 'status':
				reply.code(fault.status ?? 200).headers(fault.headers ?? {});
				reply.removeHeader('content-length');
				return fault.body ?? '';
			case 'truncated':
				reply.header('content-length', Buffer.byteLength(half));
				return half;
			case 'cutBody':
				reply.removeHeader('content-length');
				return Readable.from(cutAfter(half, () => request.raw.socket.resetAndDestroy()));
			case 'slowBody':
				reply.removeHeader('content-length');
				return Readable.from(drip(text, fault.ms ?? 1_000));
			default:
				return payload;
		}
	}

	private draw(request: FastifyRequest): Fault | undefined {
		const line = `${request.method} ${request.url}`;
		for (const fault of this.pending) {
			if (fault.match !== undefined && !new RegExp(fault.match).test(line)) continue;
			if ((fault.skip ?? 0) > 0) {
				fault.skip = (fault.skip ?? 0) - 1;
				continue;
			}
			if (fault.times === 0) continue;
			if (fault.times !== -1) fault.times = (fault.times ?? 1) - 1;
			return fault;
		}
		return undefined;
	}
}

async function* drip(text: string, ms: number) {
	const steps = 10;
	const size = Math.max(1, Math.ceil(text.length / steps));
	for (let at = 0; at < text.length; at += size) {
		await wait(ms / steps);
		yield text.slice(at, at + size);
	}
}

async function* cutAfter(text: string, cut: () => void) {
	yield text;
	await wait(20);
	cut();
	await wait(20);
}
