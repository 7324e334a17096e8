import { ensureDist, ROOT } from '../package/build';
import { N8nClient, type WorkflowRecord } from './client';
import type { Harness } from './harness';
import { N8nServer } from './server';
import type { Services } from './services';
import { eventually } from './steps';

/** n8n's distributed mode: one main process and workers, each of which does one execution at a time. */
export class QueueStage {
	private constructor(
		readonly main: N8nServer,
		readonly workers: N8nServer[],
		readonly client: N8nClient,
		private readonly services: Services,
	) {}

	static async start(harness: Harness, services: Services, workers = 2): Promise<QueueStage> {
		ensureDist();
		const env = { ...services.env, N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' };
		const main = await N8nServer.start({ harness, packages: [ROOT], env });
		const client = new N8nClient(main.url);
		await client.setUpOwner();
		const start = async () =>
			await N8nServer.start({ harness, packages: [], env, command: 'worker', userFolder: main.userFolder });
		return new QueueStage(main, await Promise.all(Array.from({ length: workers }, start)), client, services);
	}

	/** What all processes printed. */
	get log(): string {
		return [this.main, ...this.workers].map(({ log }) => log).join('\n');
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
		await Promise.all(this.workers.map(async (worker) => await worker.dispose()));
		await this.main.dispose();
		await this.services.drop();
	}
}
