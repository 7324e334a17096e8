import { Pool } from 'undici';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** What opening the panel cost the one who opened it. */
export interface Visit {
	/** Until the data of the first view is there. */
	wallMs: number;
	/** To n8n. */
	requests: number;
	/** Of the answers' bodies, as they came over the wire. */
	bytes: number;
}

interface Answer {
	status: number;
	headers: Record<string, unknown>;
	text: string;
	bytes: number;
}

/** The data of the first view goes along with the page when the panel remembers it. */
const HAS_FIRST_VIEW = /&#34;view&#34;:&#34;schedule&#34;/;

/** Does what the panel's page in a browser does until its first view has its data. */
export class Visitor {
	private readonly pool: Pool;

	private cookie = '';

	constructor(
		origin: string,
		private readonly path: string,
	) {
		this.pool = new Pool(origin, { connections: 6 });
	}

	/** @returns whether the panel took the key */
	async signIn(key: string): Promise<boolean> {
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const answer = await this.ask('POST', '', headers, new URLSearchParams({ key }).toString());
		const cookie = [answer.headers['set-cookie']].flat().find((line) => String(line).startsWith('watchflow-panel-'));
		this.cookie = String(cookie ?? '').split(';')[0] ?? '';
		return this.cookie !== '';
	}

	/** @throws Error when the panel does not show its first view */
	async open(): Promise<Visit> {
		const startedAt = performance.now();
		const answers = [await this.ask('GET', '', { cookie: this.cookie })];
		if (!HAS_FIRST_VIEW.test(answers[0]?.text ?? '')) {
			answers.push(await this.ask('GET', '/api/view?name=schedule&language=en', this.session));
			const last = answers.at(-1)?.text ?? '';
			if (!last.startsWith('{"entries":[{')) throw new Error(`The panel showed no schedule: ${last.slice(0, 300)}`);
		}
		const wallMs = performance.now() - startedAt;
		return { wallMs, requests: answers.length, bytes: answers.reduce((sum, { bytes }) => sum + bytes, 0) };
	}

	/** Lets the panel forget everything it has read. */
	async flush(): Promise<void> {
		await this.ask('POST', '/flush', this.session);
	}

	async close(): Promise<void> {
		await this.pool.close();
	}

	private get session(): Record<string, string> {
		return { 'x-panel-key': this.cookie.slice(this.cookie.indexOf('=') + 1) };
	}

	private async ask(method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
		const accepted = { 'accept-encoding': 'gzip, br', ...headers };
		const answer = await this.pool.request({ method, path: this.path + path, headers: accepted, body });
		const bytes = Buffer.from(await answer.body.arrayBuffer());
		const text = decoded(bytes, answer.headers['content-encoding']).toString();
		if (path !== '' && answer.statusCode >= 300) throw new Error(`The panel answered ${answer.statusCode}: ${text.slice(0, 300)}`);
		return { status: answer.statusCode, headers: answer.headers, text, bytes: bytes.length };
	}
}

function decoded(bytes: Buffer, encoding: unknown): Buffer {
	if (encoding === 'br') return brotliDecompressSync(bytes);
	return encoding === 'gzip' ? gunzipSync(bytes) : bytes;
}
