import { ensureDist, ROOT } from '../package/build';
import { N8nClient, type WorkflowRecord } from './client';
import type { Harness } from './harness';
import { N8nServer, type ServerOptions } from './server';
import type { Services } from './services';
import { eventually } from './steps';

/** n8n's distributed mode: one main process and workers, each of which does one execution at a time. */
export class QueueStage {
	readonly webhooks: N8nServer[] = [];

	private constructor(
		private readonly harness: Harness,
		readonly main: N8nServer,
		readonly workers: N8nServer[],
		readonly client: N8nClient,
		private readonly services: Services,
	) {}

	/** @param more settings of all processes, and the port at which the main one is reached */
	static async start(
		harness: Harness,
		services: Services,
		workers = 2,
		more: Pick<ServerOptions, 'env' | 'port'> = {},
	): Promise<QueueStage> {
		ensureDist();
		const env = { ...services.env, N8N_CONCURRENCY_PRODUCTION_LIMIT: '1', ...more.env };
		const main = await N8nServer.start({ harness, packages: [ROOT], env, port: more.port });
		const client = new N8nClient(main.url);
		await client.setUpOwner();
		const start = async () => await N8nServer.start({ harness, packages: [], env, command: 'worker', userFolder: main.userFolder });
		return new QueueStage(harness, main, await Promise.all(Array.from({ length: workers }, start)), client, services);
	}

	/** Starts a process that answers production webhooks and nothing else; the main process is there already. */
	async startWebhook(options: Pick<ServerOptions, 'env' | 'port'>): Promise<N8nServer> {
		const { main, harness, services } = this;
		const env = { ...services.env, ...options.env };
		const webhook = await N8nServer.start({
			harness,
			packages: [],
			env,
			port: options.port,
			command: 'webhook',
			userFolder: main.userFolder,
		});
		this.webhooks.push(webhook);
		return webhook;
	}

	/** What all processes printed. */
	get log(): string {
		return [this.main, ...this.workers, ...this.webhooks].map(({ log }) => log).join('\n');
	}

	/** The ids of a workflow's executions that have ended, oldest first. */
	async ended(workflow: WorkflowRecord): Promise<Array<{ id: string; status: string }>> {
		const rows = await this.services.query(
			`SELECT id::text, status FROM execution_entity WHERE "workflowId" = $1 AND "stoppedAt" IS NOT NULL ORDER BY id`,
			[workflow.id],
		);
		return rows as Array<{ id: string; status: string }>;
	}

	/** Calls a workflow's webhook this many times at once and waits until all of that is done. */
	async call(workflow: WorkflowRecord, path: string, times: number): Promise<Array<{ id: string; status: string }>> {
		const known = (await this.ended(workflow)).length;
		await eventually('the webhook', async () => ((await this.post(path)) === 404 ? undefined : true));
		await Promise.all(Array.from({ length: times - 1 }, async () => await this.post(path)));
		const look = async () => {
			const all = await this.ended(workflow);
			return all.length >= known + times ? all.slice(known) : undefined;
		};
		return await eventually('the executions to end', look, 60_000, 40);
	}

	private async post(path: string): Promise<number> {
		return (await fetch(`${this.main.url}/webhook/${path}`, { method: 'POST' })).status;
	}

	async close(): Promise<void> {
		await Promise.all([...this.workers, ...this.webhooks].map(async (one) => await one.dispose()));
		await this.main.dispose();
		await this.services.drop();
	}
}
