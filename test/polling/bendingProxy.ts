import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProxyAnswer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** What becomes of an answer on its way. */
export type Bend = (answer: ProxyAnswer) => ProxyAnswer;

/** Stands in front of a simulated service, and changes its answers while `bend` is set. */
export class BendingProxy {
	bend: Bend | undefined;

	/** Which requests are bent: "/path". */
	strikes: (path: string) => boolean = () => true;

	private constructor(private readonly server: Server) {}

	static async start(target: string): Promise<BendingProxy> {
		const server = createServer((request, response) => {
			void (async () => {
				const chunks: Buffer[] = [];
				for await (const chunk of request) chunks.push(chunk as Buffer);
				const headers = { ...(request.headers as Record<string, string>) };
				for (const name of ['host', 'connection', 'content-length', 'accept-encoding']) delete headers[name];
				const method = request.method ?? 'GET';
				const body = method === 'GET' ? undefined : Buffer.concat(chunks);
				const real = await fetch(target + (request.url ?? ''), { method, headers, body, redirect: 'manual' });
				const plain = Object.fromEntries(real.headers);
				for (const name of ['content-length', 'connection', 'transfer-encoding', 'keep-alive']) delete plain[name];
				const answer = { status: real.status, headers: plain, body: await real.text() };
				const isStruck = proxy.bend !== undefined && proxy.strikes(new URL(request.url ?? '', target).pathname);
				const sent = isStruck ? (proxy.bend as Bend)(answer) : answer;
				response.writeHead(sent.status, sent.headers).end(sent.status === 204 ? undefined : sent.body);
			})();
		});
		const proxy = new BendingProxy(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
