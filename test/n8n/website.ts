import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A website with a few files: feeds, lists and tables as other services give them. */
export class Website {
	private readonly files = new Map<string, { type: string; text: string }>();

	private constructor(private readonly server: Server) {
		server.on('request', (request, response) => {
			const file = this.files.get(request.url ?? '');
			response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' });
			response.end(file?.text ?? 'not found');
		});
	}

	static async start(): Promise<Website> {
		const server = createServer();
		const site = new Website(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return site;
	}

	/** @returns the file's address */
	put(path: string, type: string, text: string): string {
		this.files.set(path, { type, text });
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
