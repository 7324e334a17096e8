import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Harness } from './harness';
import { Balancer } from './panelBalancer';
import { PanelStage } from './panelStage';
import { QueueStage } from './queueStage';
import type { N8nServer } from './server';
import type { Services } from './services';
import { eventually } from './steps';

const WEBHOOKS = ['webhook 1', 'webhook 2'];

/** A queue-mode n8n as it is run behind a load balancer: a main process, a worker and two webhook processes. */
export class PanelQueueStage {
	private constructor(
		readonly queue: QueueStage,
		readonly balancer: Balancer,
		readonly panel: PanelStage,
		readonly webhooks: Map<string, N8nServer>,
	) {}

	static async start(harness: Harness, services: Services): Promise<PanelQueueStage> {
		const balancer = await Balancer.start();
		const env = {
			N8N_EDITOR_BASE_URL: balancer.url,
			WEBHOOK_URL: balancer.url,
			N8N_PROXY_HOPS: '1',
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		};
		balancer.main = { name: 'main', port: await freePort() };
		const queue = await QueueStage.start(harness, services, 1, {
			env: { ...env, N8N_PORT: String(balancer.main.port) },
			port: balancer.port,
		});
		const start = async (name: string) => await startWebhook(queue, balancer, name, env);
		const webhooks = new Map(await Promise.all(WEBHOOKS.map(start)));
		return new PanelQueueStage(queue, balancer, await PanelStage.on(queue.main, queue.client), webhooks);
	}

	/** Every process answers the panel: a newly published one is not known to all of them at once. */
	async answering(): Promise<void> {
		for (const { port } of this.balancer.webhooks) {
			await eventually('the panel', async () => ((await fetch(`http://127.0.0.1:${port}/webhook/panel`)).ok ? true : undefined));
		}
	}

	async close(): Promise<void> {
		await this.panel.close();
		await this.queue.close();
		await this.balancer.close();
	}
}

async function startWebhook(
	queue: QueueStage,
	balancer: Balancer,
	name: string,
	env: Record<string, string>,
): Promise<[string, N8nServer]> {
	const port = await freePort();
	// It has no REST API: the balancer's answers, and then its own readiness, tell that it is up.
	const server = await queue.startWebhook({ env: { ...env, N8N_PORT: String(port) }, port: balancer.port });
	await eventually(
		`${name} to start`,
		async () => {
			const answer = await fetch(`http://127.0.0.1:${port}/healthz/readiness`).catch(() => undefined);
			return answer?.ok === true ? true : undefined;
		},
		240_000,
	);
	balancer.webhooks.push({ name, port });
	return [name, server];
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
