import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A proxy that refuses everything and remembers what was asked. n8n gets it as its only way out, so
 * it cannot leave loopback, and a test can see whether it tried.
 */
export class Guard {
	/** Hosts that something tried to reach. */
	readonly refused: string[] = [];

	private constructor(private readonly server: Server) {}

	static async start(): Promise<Guard> {
		const server = createServer();
		const guard = new Guard(server);
		server.on('connect', ({ url }, socket) => {
			guard.refused.push(url ?? '');
			socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
		});
		server.on('request', ({ url }, response) => {
			guard.refused.push(url ?? '');
			response.writeHead(403).end();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return guard;
	}

	get env(): Record<string, string> {
		const { port } = this.server.address() as AddressInfo;
		const proxy = `http://127.0.0.1:${port}`;
		const direct = '127.0.0.1,localhost,::1';
		return {
			HTTP_PROXY: proxy,
			HTTPS_PROXY: proxy,
			ALL_PROXY: proxy,
			NO_PROXY: direct,
			http_proxy: proxy,
			https_proxy: proxy,
			all_proxy: proxy,
			no_proxy: direct,
			NODE_USE_ENV_PROXY: '1',
		};
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
