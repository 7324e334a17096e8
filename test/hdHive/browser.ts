/** As much of a browser as a sign-in needs: it follows nothing by itself and keeps cookies by path. */
export class TinyBrowser {
	private readonly cookies = new Map<string, { value: string; path: string; origin: string }>();

	async visit(url: string, headers: Record<string, string> = {}): Promise<Visit> {
		const target = new URL(url);
		const cookie = [...this.cookies]
			.filter(([, { path, origin }]) => origin === target.origin && target.pathname.startsWith(path))
			.map(([name, { value }]) => `${name}=${value}`)
			.join('; ');
		const response = await fetch(url, { redirect: 'manual', headers: { ...headers, ...(cookie === '' ? {} : { cookie }) } });
		for (const line of response.headers.getSetCookie()) this.keep(line, target.origin);
		return {
			status: response.status,
			headers: response.headers,
			text: await response.text(),
			location: response.headers.get('location') ?? '',
		};
	}

	private keep(line: string, origin: string): void {
		const [pair = '', ...attributes] = line.split('; ');
		const [name = '', value = ''] = pair.split('=');
		const path = attributes.find((one) => one.startsWith('Path='))?.slice(5) ?? '/';
		if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
		else this.cookies.set(name, { value, path, origin });
	}
}

export interface Visit {
	status: number;
	headers: Headers;
	text: string;
	location: string;
}
