import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that sends everybody on to another one, and the other one, which keeps what it is given. */
export class Thief {
	/** Whole requests that arrived at the second server, as text. */
	readonly caught: string[] = [];

	/** Requests that arrived at the first. */
	asked = 0;

	status = 302;

	private constructor(
		private readonly pointing: Server,
		private readonly beyond: Server,
	) {}

	static async start(): Promise<Thief> {
		const other = createServer((request, response) => {
			const body: Buffer[] = [];
			request.on('data', (chunk: Buffer) => body.push(chunk));
			request.on('end', () => {
				thief.caught.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${Buffer.concat(body).toString()}`);
				response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
			});
		});
		const pointing = createServer((request, response) => {
			thief.asked += 1;
			request.resume();
			response.writeHead(thief.status, { location: `${thief.other}${request.url}` }).end();
		});
		const thief = new Thief(pointing, other);
		await Promise.all(
			[other, pointing].map(async (server) => await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
		);
		return thief;
	}

	get url(): string {
		return `http://127.0.0.1:${portOf(this.pointing)}`;
	}

	/** Another name of loopback is another host. */
	get other(): string {
		return `http://localhost:${portOf(this.beyond)}`;
	}

	async close(): Promise<void> {
		for (const server of [this.pointing, this.beyond]) {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	}
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
