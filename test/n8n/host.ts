import { ensureDist, ROOT } from '../package/build';
import type { N8nClient } from './client';
import type { Harness } from './harness';
import { clientFor } from './olderClient';
import { N8nServer } from './server';

/** One n8n with the package and its owner, shared by several parts of the run. */
export class Host {
	private constructor(
		readonly server: N8nServer,
		readonly client: N8nClient,
	) {}

	/** @param folder a built package (package.json and dist); the repository's own by default */
	static async start(harness: Harness, folder = ROOT): Promise<Host> {
		if (folder === ROOT) ensureDist();
		const server = await N8nServer.start({ harness, packages: [folder] });
		const client = clientFor(harness, server.url);
		await client.setUpOwner();
		return new Host(server, client);
	}

	/** Everything that n8n has printed or answered, to look for what should not be in it. */
	get said(): string {
		return [this.server.log, ...this.client.answers].join('\n');
	}

	async restart(): Promise<void> {
		await this.server.restart();
		await this.client.login();
	}

	async crash(): Promise<void> {
		await this.server.kill();
		await this.server.start();
		await this.client.login();
	}

	async close(): Promise<void> {
		await this.server.dispose();
	}
}
