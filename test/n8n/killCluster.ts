import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDist, ROOT } from '../package/build';
import { N8nClient } from './client';
import type { Harness } from './harness';
import type { Victim } from './killPlan';
import { N8nServer } from './server';
import { prepareServices, type Services } from './services';

export type Mode = 'main' | 'queue';

const WORKERS = 2;

/** Parts of n8n that nothing here uses: a start is most of a round. */
const UNUSED_MODULES = [
	'agents',
	'breaking-changes',
	'chat-hub',
	'data-table',
	'external-secrets',
	'favorites',
	'insights',
	'instance-ai',
	'ldap',
	'log-streaming',
	'mcp',
	'mcp-registry',
	'oauth-server',
	'otel',
	'quick-connect',
	'source-control',
	'sso-oidc',
	'sso-saml',
	'workflow-builder',
	'workflow-reviews',
];

const QUICK_START = {
	N8N_DISABLED_MODULES: UNUSED_MODULES.join(','),
	// No Code node, so no task runner has to be started.
	N8N_RUNNERS_MODE: 'external',
};

/** A dead worker's job is noticed within seconds, not after a minute. */
const QUICK_STALL = {
	QUEUE_WORKER_LOCK_DURATION: '4000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

/** The processes of one n8n, any of which can be killed and started again. */
export class Cluster {
	private constructor(
		readonly main: N8nServer,
		private readonly workers: N8nServer[],
		readonly client: N8nClient,
		private readonly cache: string,
		private readonly services?: Services,
	) {}

	/** @returns why not, where this machine lacks what the mode needs */
	static async start(harness: Harness, mode: Mode): Promise<Cluster | string> {
		const services = mode === 'queue' ? await prepareServices(harness) : undefined;
		if (typeof services === 'string') return services;
		ensureDist();
		const cache = mkdtempSync(join(tmpdir(), 'watchflow-compiled-'));
		const keys = { N8N_ENCRYPTION_KEY: randomUUID(), N8N_RUNNERS_AUTH_TOKEN: randomUUID() };
		const queue = services === undefined ? {} : { ...services.env, ...QUICK_STALL, N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' };
		const env = { ...QUICK_START, ...keys, ...queue, NODE_COMPILE_CACHE: cache };
		const main = await N8nServer.start({ harness, packages: [ROOT], env });
		const client = new N8nClient(main.url);
		await client.setUpOwner();
		// Node writes its cache of compiled code only when a process ends by itself.
		await main.restart();
		await client.login();
		const workers: N8nServer[] = [];
		while (mode === 'queue' && workers.length < WORKERS) {
			// A folder for each, as on machines of their own: a worker that starts takes what it finds under way in
			// the event log of its folder for its own work before a crash.
			workers.push(await N8nServer.start({ harness, packages: [ROOT], env, command: 'worker' }));
		}
		return new Cluster(main, workers, client, cache, services);
	}

	/** What all processes printed. */
	get log(): string {
		return [this.main, ...this.workers].map(({ log }) => log).join('\n');
	}

	/** The process to be killed: among the workers the one that is at work. */
	choose(victim: Victim): N8nServer {
		const idle = this.workers[0] ?? this.main;
		return victim === 'main' ? this.main : (this.workers.find(isAtWork) ?? idle);
	}

	/** Starts a killed process again and waits until it is ready. */
	async revive(server: N8nServer): Promise<void> {
		forgetCrash(server);
		server.log = '';
		await server.start();
		if (server === this.main) await this.client.login();
	}

	async close(): Promise<void> {
		await Promise.all(this.workers.map(async (worker) => await worker.dispose()));
		await this.main.dispose();
		await this.services?.drop();
		rmSync(this.cache, { recursive: true, force: true });
	}
}

const isAtWork = ({ log }: N8nServer): boolean =>
	log.split('Worker started execution').length > log.split('Worker finished execution').length;

/** After a crash n8n waits ten seconds before it starts, so that one in a loop does not burn the machine. */
function forgetCrash({ userFolder }: N8nServer): void {
	rmSync(join(userFolder, '.n8n', 'crash.journal'), { force: true });
}
