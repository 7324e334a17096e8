import type { Balancer } from './panelBalancer';
import { KEY } from './panelStage';

/** An answer of the panel, and the process that gave it. */
export interface Answered {
	status: number;
	by: string;
	headers: Headers;
	text: string;
	/** Undefined where the answer was no JSON. */
	body: unknown;
}

/** A program that uses the panel's API with the key, through a load balancer. */
export class PanelProgram {
	private number = 0;

	constructor(
		private readonly url: string,
		private readonly balancer: Balancer,
	) {}

	/**
	 * @param view name and parameters, such as `list?of=trending`
	 * @param key the panel's own by default
	 * @param after the `at` of a write: an answer from before is not good enough
	 */
	async view(view: string, { key = KEY, after }: { key?: string; after?: string } = {}): Promise<Answered> {
		const [name = '', parameters = ''] = view.split('?');
		const query = new URLSearchParams({
			name,
			...Object.fromEntries(new URLSearchParams(parameters)),
			...(after === undefined ? {} : { after }),
		});
		return await this.ask('GET', `/api/view?${query}`, { 'x-panel-key': key });
	}

	async act(action: object): Promise<Answered> {
		return await this.ask('POST', '/api/act', { 'x-panel-key': KEY, 'content-type': 'application/json' }, JSON.stringify(action));
	}

	async flush(): Promise<Answered> {
		return await this.ask('POST', '/flush', { 'x-panel-key': KEY });
	}

	/** Sends the form of the sign-in page. @returns the cookie, as `name=value` */
	async signIn(key: string): Promise<{ session: string; by: string }> {
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		const { headers, by } = await this.ask('POST', '', form, new URLSearchParams({ key }).toString());
		return { session: headers.get('set-cookie')?.split(';')[0] ?? '', by };
	}

	/** Tells the panel something as a signed-in page does, such as `{ signOut: 'everywhere' }`. */
	async tell(session: string, what: object): Promise<Answered> {
		const headers = { 'x-panel-key': session, 'content-type': 'application/json' };
		return await this.ask('POST', '/api/page', headers, JSON.stringify(what));
	}

	async page(cookie: string): Promise<Answered> {
		return await this.ask('GET', '', { cookie });
	}

	/** Looks at a view until both webhook processes have answered. */
	async atBoth(view: string): Promise<void> {
		const by = new Set<string>();
		while (by.size < 2) by.add((await this.view(view)).by);
	}

	private async ask(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answered> {
		const id = String(++this.number);
		const response = await fetch(`${this.url}${path}`, { method, headers: { ...headers, 'x-number': id }, body, redirect: 'manual' });
		const text = await response.text();
		const isJson = (response.headers.get('content-type') ?? '').includes('json');
		return {
			status: response.status,
			by: this.balancer.whoAnswered(id),
			headers: response.headers,
			text,
			body: isJson && text !== '' ? (JSON.parse(text) as unknown) : undefined,
		};
	}
}
