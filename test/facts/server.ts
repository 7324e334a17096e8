/** The client of the facts: plain HTTP to a simulator or a real server; every status is an answer. */
import { Differs, NotTried } from './expect';
import type { Keys, Service } from './fact';

export interface Answer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string | undefined>;
	/** Parsed where it is JSON; the text otherwise. */
	body: any;
	text: string;
}

export interface CallOptions {
	query?: Record<string, string | number | boolean>;
	/** Added to the service's own; `''` takes one away. */
	headers?: Record<string, string>;
	json?: unknown;
	form?: Record<string, string>;
	text?: string;
	/** Another base address of the service (`urls` of the service, `--<name>-url` on the command line). */
	at?: string;
	/** Without what signs in. */
	unsigned?: true;
}

/** One request and its answer, as the report and the mutants see it. */
export interface Exchange {
	method: string;
	path: string;
	query: string[];
	answer: Answer;
}

export interface ServerOptions<S> {
	service: Service<S>;
	variant: string;
	url: string;
	urls?: Record<string, string>;
	keys: Keys;
	/** Absent on a real server. */
	simulator?: S;
	/** Changes an answer on its way to the fact. */
	pass?: (exchange: Exchange, index: number) => Answer;
}

const TIMEOUT_MS = 60_000;
const LONGEST_WAIT_S = 120;

export class Server<S = any> {
	readonly exchanges: Exchange[] = [];

	private readonly undos: Array<() => Promise<unknown>> = [];

	private free = 0;

	/** The fact is over: what comes now is no part of it. */
	private isOver = false;

	constructor(private readonly options: ServerOptions<S>) {}

	get variant(): string {
		return this.options.variant;
	}

	get keys(): Keys {
		return this.options.keys;
	}

	/** The simulator, for a fact that goes on changing it; facts with `simulatorOnly` may count on it. */
	get simulator(): S {
		if (this.options.simulator === undefined) throw new NotTried('needs the simulator');
		return this.options.simulator;
	}

	get isReal(): boolean {
		return this.options.simulator === undefined;
	}

	/** Ends the fact: it cannot be tried here. */
	notTried(why: string): never {
		throw new NotTried(why);
	}

	/** Is done at the end, the last one first, whatever happens: takes back what the fact has written. */
	undo(step: () => Promise<unknown>): void {
		this.undos.push(step);
	}

	async takeBack(): Promise<void> {
		this.isOver = true;
		let failed = false;
		for (const step of this.undos.splice(0).reverse()) await step().catch(() => (failed = true));
		if (failed && this.isReal) throw new Differs('what was written could not be taken back');
	}

	async get(path: string, query?: CallOptions['query'], more: CallOptions = {}): Promise<Answer> {
		return await this.call('GET', path, { ...more, query });
	}

	async post(path: string, json?: unknown, more: CallOptions = {}): Promise<Answer> {
		return await this.call('POST', path, { ...more, json });
	}

	async put(path: string, json?: unknown, more: CallOptions = {}): Promise<Answer> {
		return await this.call('PUT', path, { ...more, json });
	}

	async delete(path: string, query?: CallOptions['query'], more: CallOptions = {}): Promise<Answer> {
		return await this.call('DELETE', path, { ...more, query });
	}

	async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
		const { service, url, urls = {}, keys, pass } = this.options;
		const base = options.at === undefined ? url : urls[options.at];
		if (base === undefined) throw new NotTried(`needs --${options.at}-url`);
		const query = new URLSearchParams(
			Object.entries(options.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
		).toString();
		const headers: Record<string, string> = { ...(options.unsigned ? {} : service.headers(keys)), ...options.headers };
		for (const [name, value] of Object.entries(headers)) if (value === '') delete headers[name];
		let body = options.text;
		if (options.json !== undefined) {
			headers['content-type'] ??= 'application/json';
			body = JSON.stringify(options.json);
		} else if (options.form !== undefined) body = new URLSearchParams(options.form).toString();
		if (options.form !== undefined) headers['content-type'] ??= 'application/x-www-form-urlencoded';
		const target = `${base.replace(/\/+$/, '')}${path}${query === '' ? '' : `?${query}`}`;
		const answer = await this.send(target, { method, headers, body, redirect: 'manual' });
		const exchange = { method, path, query: Object.keys(options.query ?? {}), answer };
		this.exchanges.push(exchange);
		return pass === undefined || this.isOver ? answer : pass(exchange, this.exchanges.length - 1);
	}

	/** Keeps to the pace of a real service, and waits once where it says "too many". */
	private async send(target: string, init: RequestInit & { method: string }, again = true): Promise<Answer> {
		const { pace } = this.options.service;
		if (this.isReal) {
			const at = Math.max(Date.now(), this.free);
			this.free = at + (init.method === 'GET' ? pace.read : pace.write);
			await wait(at - Date.now());
		}
		const reply = await fetch(target, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
		const text = await reply.text();
		const retryAfter = Number(reply.headers.get('retry-after') ?? 10);
		if (this.isReal && reply.status === 429 && again && retryAfter <= LONGEST_WAIT_S) {
			await wait(retryAfter * 1_000);
			return await this.send(target, init, false);
		}
		return { status: reply.status, headers: Object.fromEntries(reply.headers), body: parsed(text), text };
	}
}

const wait = async (ms: number): Promise<void> => {
	if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
