import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { FaultBook, type Fault } from './faults';

/** One request as the simulator saw it, so that a test can count and look. */
export interface SeenRequest {
	at: number;
	method: string;
	/** Path without the query string. */
	path: string;
	query: Record<string, unknown>;
	headers: Record<string, unknown>;
	body: unknown;
	/** The status that was sent, or 0 when the connection was cut. */
	status: number;
}

export interface SimulatorOptions {
	/** 0 (the default) lets the system choose. */
	port?: number;
	/** Milliseconds added before each answer. */
	latencyMs?: number;
}

/**
 * A loopback server that stands in for one service: it keeps state, logs what it was asked
 * and misbehaves on demand.
 *
 * Control calls, for drivers in another process:
 *   POST   /__control/faults    one Fault or an array of them
 *   DELETE /__control/faults
 *   GET    /__control/requests  (?count=1 for the number alone)
 *   DELETE /__control/requests
 *   POST   /__control/latency   {"ms": 150}
 */
export class Simulator {
	readonly faults = new FaultBook();

	requests: SeenRequest[] = [];

	/** Every secret this simulator ever issued or was configured with: tests grep for them. */
	readonly secrets = new Set<string>();

	latencyMs: number;

	/** The path that is routed for the one that was asked for, for a server that lives under a path of its own. */
	pathOf: (url: string) => string = (url) => url;

	/** Called before each request reaches its route; a test uses it to change state at an exact moment. */
	onRequest?: (request: FastifyRequest, seen: number) => void | Promise<void>;

	protected constructor(
		readonly name: string,
		readonly app: FastifyInstance,
		options: SimulatorOptions,
	) {
		this.latencyMs = options.latencyMs ?? 0;
	}

	get url(): string {
		const address = this.app.server.address();
		if (address === null || typeof address === 'string') throw new Error(`${this.name} is not listening`);
		return `http://127.0.0.1:${address.port}`;
	}

	/** Creates the server, lets `register` add the service's routes, and listens on loopback. */
	static async start(
		name: string,
		options: SimulatorOptions,
		register: (app: FastifyInstance, simulator: Simulator) => void | Promise<void>,
	): Promise<Simulator> {
		const app: FastifyInstance = Fastify({
			bodyLimit: 50_000_000,
			routerOptions: { caseSensitive: true },
			forceCloseConnections: true,
			rewriteUrl: ({ url = '/' }): string => simulator.pathOf(url),
		});
		const simulator = new Simulator(name, app, options);
		simulator.watch();
		simulator.addControl();
		await register(app, simulator);
		await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
		return simulator;
	}

	async close(): Promise<void> {
		await this.app.close();
	}

	/** Requests whose "METHOD /path" matches. */
	seen(pattern: RegExp): SeenRequest[] {
		return this.requests.filter((request) => pattern.test(`${request.method} ${request.path}`));
	}

	private watch(): void {
		const seenBy = new WeakMap<FastifyRequest, SeenRequest>();
		this.app.addHook('preHandler', async (request, reply) => {
			if (request.url.startsWith('/__control/')) return;
			const seen: SeenRequest = {
				at: Date.now(),
				method: request.method,
				path: request.url.split('?')[0] ?? '',
				query: request.query as Record<string, unknown>,
				headers: request.headers,
				body: request.body,
				status: 0,
			};
			seenBy.set(request, seen);
			this.requests.push(seen);
			await this.onRequest?.(request, this.requests.length);
			if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
			await this.faults.beforeHandler(request, reply);
		});
		this.app.addHook('onSend', async (request, reply: FastifyReply, payload) => {
			const seen = seenBy.get(request);
			if (seen === undefined) return payload;
			const sent = await this.faults.beforeSend(request, reply, payload);
			seen.status = reply.raw.destroyed ? 0 : reply.statusCode;
			return sent;
		});
	}

	private addControl(): void {
		this.app.post('/__control/faults', async (request) => {
			const faults = (Array.isArray(request.body) ? request.body : [request.body]) as Fault[];
			for (const fault of faults) this.faults.add(fault);
			return { faults: this.faults.pending };
		});
		this.app.delete('/__control/faults', async () => {
			this.faults.clear();
			return {};
		});
		this.app.get<{ Querystring: { count?: string } }>('/__control/requests', async (request) =>
			request.query.count === undefined ? this.requests : { count: this.requests.length },
		);
		this.app.delete('/__control/requests', async () => {
			this.requests = [];
			return {};
		});
		this.app.post<{ Body: { ms: number } }>('/__control/latency', async (request) => {
			this.latencyMs = request.body.ms;
			return { ms: this.latencyMs };
		});
	}
}
