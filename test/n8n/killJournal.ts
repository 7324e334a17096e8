import type { FastifyRequest } from 'fastify';
import type { Simulator } from '../simulators/simulator';

/** Kinds of requests of one service, by "METHOD /path"; the first that fits counts. */
export type Kinds = Array<[pattern: RegExp, stage: string]>;

/** Where a run is, as the services that it talks to can tell. */
export class Journal {
	/** Requests of each kind since the last `begin`. */
	counts = new Map<string, number>();

	/** The kind of the last request. */
	stage = '';

	/** How many requests there were since the last `begin`. */
	get total(): number {
		return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
	}

	private waiting?: { stage: string; count: number; resolve: () => void };

	begin(): void {
		this.counts = new Map();
		this.stage = 'before the first request';
		this.waiting = undefined;
	}

	/** @param seen is told of each request besides */
	watch(simulator: Simulator, kinds: Kinds, seen?: (stage: string, request: FastifyRequest) => void): void {
		simulator.onRequest = (request) => {
			const line = `${request.method} ${request.url}`;
			const stage = kinds.find(([pattern]) => pattern.test(line))?.[1] ?? simulator.name;
			this.enter(stage);
			seen?.(stage, request);
		};
	}

	/** Resolves when the request of this kind with this number (from 1) comes in. */
	async reached(stage: string, count: number): Promise<void> {
		await new Promise<void>((resolve) => (this.waiting = { stage, count, resolve }));
	}

	private enter(stage: string): void {
		const count = (this.counts.get(stage) ?? 0) + 1;
		this.counts.set(stage, count);
		this.stage = stage;
		if (this.waiting?.stage === stage && count >= this.waiting.count) this.waiting.resolve();
	}
}
