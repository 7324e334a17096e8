import type { FastifyInstance } from 'fastify';
import type { RealDebridState } from './state';

export interface DownloadFault {
	kind: 'cut' | '403' | '404' | '429' | '503' | 'gone' | 'noRange' | 'short';
	/** How many requests it strikes. */
	times: number;
	/** `cut`: after this many bytes. */
	after?: number;
}

/** Stands in for NN.download.real-debrid.com. It must never be sent a token. */
export function addDownloadHost(app: FastifyInstance, state: RealDebridState, faults: DownloadFault[]): void {
	app.get<{ Params: { code: string } }>('/d/:code/:name', async (request, reply) => {
		const fault = faults.find((one) => one.times > 0);
		if (fault !== undefined) fault.times--;
		if (fault !== undefined && /^\d+$/.test(fault.kind)) return await reply.code(Number(fault.kind)).send('');
		if (fault?.kind === 'gone') return await reply.code(200).type('text/html').send('Your code is not or no longer valid');
		const download = state.downloads.find((one) => one.code === request.params.code);
		if (download === undefined) return await reply.code(404).send('');
		const whole = state.contents.get(download.link) ?? Buffer.alloc(download.filesize, 7);
		const range = /^bytes=(\d+)-/.exec(request.headers.range ?? '');
		const start = range === null || fault?.kind === 'noRange' ? 0 : Number(range[1]);
		const part = whole.subarray(start);
		reply
			.code(start > 0 ? 206 : 200)
			.headers({ 'content-type': 'application/force-download', 'accept-ranges': 'bytes', etag: '"fixed"' })
			.header('content-length', fault?.kind === 'short' ? part.length - 10 : part.length);
		if (start > 0) reply.header('content-range', `bytes ${start}-${whole.length - 1}/${whole.length}`);
		if (fault?.kind === 'short') return await reply.send(part.subarray(0, -10));
		if (fault?.kind !== 'cut') return await reply.send(part);
		reply.hijack();
		reply.raw.writeHead(reply.statusCode, reply.getHeaders() as Record<string, string>);
		reply.raw.write(part.subarray(0, fault.after ?? 100));
		await new Promise((resolve) => setTimeout(resolve, 30));
		request.raw.socket.destroy();
		return reply;
	});
}
