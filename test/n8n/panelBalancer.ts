import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A process of n8n behind the balancer. */
export interface Target {
	name: string;
	port: number;
}

/** A request that was answered. */
export interface Passed {
	by: string;
	method: string;
	path: string;
	status: number;
	/** Of the request's header `x-number`. */
	number?: string;
}

/**
 * What stands before n8n with separate webhook processes: production webhooks go to them in turn, everything
 * else to the main process. One that cannot be connected to is left out, as nginx does it.
 */
export class Balancer {
	main!: Target;

	webhooks: Target[] = [];

	readonly passed: Passed[] = [];

	private turn = 0;

	private readonly agent = new Agent({ keepAlive: true });

	private constructor(private readonly server: Server) {}

	static async start(): Promise<Balancer> {
		const server = createServer((incoming, outgoing) => void balancer.answer(incoming, outgoing));
		const balancer = new Balancer(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return balancer;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Who answered the request that had this in its header `x-number`. */
	whoAnswered(number: string): string {
		return this.passed.find((one) => one.number === number)?.by ?? '';
	}

	async close(): Promise<void> {
		this.agent.destroy();
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		for (const target of this.candidates(incoming.url ?? '')) {
			if (await this.pass(target, incoming, Buffer.concat(chunks), outgoing)) return;
		}
		outgoing.writeHead(502).end('Bad Gateway');
	}

	/** Those that may answer, in the order in which they are tried. */
	private candidates(path: string): Target[] {
		if (!path.startsWith('/webhook/') || this.webhooks.length === 0) return [this.main];
		const first = this.turn++ % this.webhooks.length;
		return [...this.webhooks.slice(first), ...this.webhooks.slice(0, first)];
	}

	/** @returns false when the target got nothing of the request, so that another one may have it */
	private async pass(target: Target, incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): Promise<boolean> {
		const { method = 'GET', url: path = '/' } = incoming;
		const headers = {
			...incoming.headers,
			'x-forwarded-for': '127.0.0.1',
			'x-forwarded-host': incoming.headers.host,
			'x-forwarded-proto': 'http',
		};
		return await new Promise((resolve) => {
			const passed = request({ host: '127.0.0.1', port: target.port, method, path, headers, agent: this.agent }, (answer) => {
				const { statusCode: status = 502 } = answer;
				this.passed.push({ by: target.name, method, path, status, number: incoming.headers['x-number']?.toString() });
				outgoing.writeHead(status, answer.rawHeaders);
				answer.pipe(outgoing);
				answer.on('error', () => outgoing.destroy());
				resolve(true);
			});
			passed.on('error', ({ code }: NodeJS.ErrnoException) => {
				// A connection that was kept open may have died with the process; only reading may be done twice.
				const again = code === 'ECONNREFUSED' || (method === 'GET' && !outgoing.headersSent);
				if (outgoing.headersSent) outgoing.destroy();
				else if (!again) outgoing.writeHead(502).end('Bad Gateway');
				resolve(!again);
			});
			passed.end(body);
		});
	}
}
