import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Guard } from './guard';
import type { Harness } from './harness';

export interface ServerOptions {
	harness: Harness;
	/** Folders of built packages, installed as n8n installs community packages. */
	packages: string[];
	/** Added to n8n's environment. */
	env?: Record<string, string>;
	/** `n8n start` when absent; `worker` and `webhook` for queue mode. */
	command?: 'start' | 'worker' | 'webhook';
	/** Another server's user folder, to share its database and encryption key. */
	userFolder?: string;
	port?: number;
}

const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	// It asks n8n's own servers for a list as soon as n8n is up.
	N8N_DISABLED_MODULES: 'mcp-registry',
};

const STARTUP_LIMIT_MS = 240_000;

/** A real n8n in a process of its own, on loopback, with a user folder that is removed at the end. */
export class N8nServer {
	/** Everything n8n printed, over all restarts. */
	log = '';

	private child?: ChildProcess;

	private readonly killOnExit = (): void => {
		this.signal('SIGKILL');
		this.removeFolder();
	};

	private constructor(
		private readonly options: ServerOptions,
		readonly port: number,
		readonly userFolder: string,
		private readonly ports: { broker: number; health: number },
		private readonly guard: Guard,
	) {}

	/** Starts n8n and waits until its REST API really answers. */
	static async start(options: ServerOptions): Promise<N8nServer> {
		const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'watchflow-n8n-'));
		const port = options.port ?? (await freePort());
		const guard = await Guard.start();
		const ports = { broker: await freePort(), health: await freePort() };
		const server = new N8nServer(options, port, userFolder, ports, guard);
		server.installPackages();
		await server.start();
		return server;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Hosts beyond loopback that n8n tried to reach; it never got there. */
	get refusedHosts(): string[] {
		return this.guard.refused;
	}

	async start(): Promise<void> {
		const { harness, command = 'start' } = this.options;
		this.child = spawn(harness.node, [harness.n8n, command], {
			cwd: this.userFolder,
			env: this.environment(),
			// A group of its own, so that a kill takes the task runner with it.
			detached: process.platform !== 'win32',
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		process.once('exit', this.killOnExit);
		for (const stream of [this.child.stdout, this.child.stderr]) {
			stream?.on('data', (data: Buffer) => (this.log += data.toString()));
		}
		await this.waitUntilReady();
	}

	/** Asks n8n to stop, as a supervisor would; it finishes what it is doing. */
	async stop(): Promise<void> {
		const killer = setTimeout(() => this.signal('SIGKILL'), 30_000);
		await this.end('SIGTERM');
		clearTimeout(killer);
	}

	/** Ends n8n at once, as a crash or a power cut would. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Runs one of n8n's own commands on this server's data, such as `export:credentials`. */
	async command(...args: string[]): Promise<string> {
		const { node, n8n } = this.options.harness;
		const options = { env: this.environment(), cwd: this.userFolder, maxBuffer: 64_000_000 };
		const { stdout } = await promisify(execFile)(node, [n8n, ...args], options);
		return stdout;
	}

	/** Stops n8n and removes what it wrote. */
	async dispose(): Promise<void> {
		await this.stop();
		await this.guard.close();
		this.removeFolder();
	}

	private removeFolder(): void {
		if (this.options.userFolder !== undefined) return;
		rmSync(this.userFolder, { recursive: true, force: true, maxRetries: 5 });
	}

	private environment(): NodeJS.ProcessEnv {
		// Settings of the machine's own n8n must not reach this one.
		const inherited = Object.entries(process.env).filter(([name]) => !/^(?:N8N_|DB_|npm_|NODE_OPTIONS)/.test(name));
		return {
			...Object.fromEntries(inherited),
			...this.guard.env,
			...QUIET,
			NODE_ENV: 'production',
			N8N_USER_FOLDER: this.userFolder,
			N8N_PORT: String(this.port),
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_EDITOR_BASE_URL: this.url,
			WEBHOOK_URL: this.url,
			N8N_RUNNERS_BROKER_PORT: String(this.ports.broker),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(this.ports.health),
			N8N_SECURE_COOKIE: 'false',
			...this.options.env,
		};
	}

	private installPackages(): void {
		for (const folder of this.options.packages) {
			const target = join(this.userFolder, '.n8n', 'nodes', 'node_modules', packageName(folder));
			mkdirSync(target, { recursive: true });
			for (const part of ['package.json', 'dist']) {
				cpSync(join(folder, part), join(target, part), { recursive: true });
			}
		}
	}

	private async waitUntilReady(): Promise<void> {
		const deadline = Date.now() + STARTUP_LIMIT_MS;
		const isReady = this.options.command === 'worker' ? this.workerIsReady : this.answersJson;
		while (!(await isReady())) {
			if (this.child?.exitCode !== null) throw new Error(`n8n stopped while starting:\n${this.tail()}`);
			if (Date.now() > deadline) throw new Error(`n8n did not start in time:\n${this.tail()}`);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	/** A bare 200 comes early, with "n8n is starting up" in it: only JSON settings mean that it is up. */
	private readonly answersJson = async (): Promise<boolean> => {
		try {
			const response = await fetch(`${this.url}/rest/settings`);
			const { data } = (await response.json()) as { data?: unknown };
			return response.ok && data !== undefined;
		} catch {
			return false;
		}
	};

	/** A worker has no REST API, but tells whether its database and its queue are connected. */
	private readonly workerIsReady = async (): Promise<boolean> => {
		try {
			return (await fetch(`http://127.0.0.1:${this.ports.health}/healthz/readiness`)).ok;
		} catch {
			return false;
		}
	};

	private async end(signal: NodeJS.Signals): Promise<void> {
		const { child } = this;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const closed = new Promise((resolve) => child.once('close', resolve));
		if (signal === 'SIGTERM') child.kill(signal);
		else this.signal(signal);
		await closed;
		process.off('exit', this.killOnExit);
	}

	private signal(signal: NodeJS.Signals): void {
		const { child } = this;
		if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-child.pid, signal);
	}

	private tail(): string {
		return this.log.split('\n').slice(-40).join('\n');
	}
}

function packageName(folder: string): string {
	return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string }).name;
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}
