import type { PanelHost } from './host';
import { KEY } from './host';

export interface Said {
	status: number;
	headers: Headers;
	text: string;
	body: any;
}

/** A program, or a page, that talks to the panel's API. */
export class ApiClient {
	constructor(
		private readonly host: PanelHost,
		private readonly headers: Record<string, string> = { 'x-panel-key': KEY },
	) {}

	async view(name: string, query: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Said> {
		return await this.ask('GET', `/api/view?${new URLSearchParams({ name, ...query })}`, undefined, headers);
	}

	async act(action: object): Promise<Said> {
		return await this.ask('POST', '/api/act', JSON.stringify(action), { 'content-type': 'application/json' });
	}

	async flush(): Promise<Said> {
		return await this.ask('POST', '/flush');
	}

	async ask(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Said> {
		const response = await fetch(`${this.host.url}${path}`, { method, body, headers: { ...this.headers, ...headers }, redirect: 'manual' });
		const text = await response.text();
		const isJson = (response.headers.get('content-type') ?? '').includes('json');
		return { status: response.status, headers: response.headers, text, body: isJson && text !== '' ? JSON.parse(text) : undefined };
	}
}
