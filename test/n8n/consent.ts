/**
 * What a person does on a service's consent page: opens it, presses "Yes", and is sent back.
 * Returns the address the service sends the browser to, which is n8n's callback.
 */
export async function approve(authorizeUrl: string): Promise<string> {
	const page = await fetch(authorizeUrl);
	const html = await page.text();
	if (!page.ok) throw new Error(`The consent page answered ${page.status}: ${html}`);
	const fields = new URLSearchParams({ decision: 'approve' });
	for (const [input] of html.matchAll(/<input\b[^>]*>/g)) {
		const name = attribute(input, 'name');
		if (name !== undefined) fields.append(name, attribute(input, 'value') ?? '');
	}
	const action = new URL(attribute(/<form\b[^>]*>/.exec(html)?.[0] ?? '', 'action') ?? '', authorizeUrl);
	const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
	const location = answer.headers.get('location');
	if (location === null) throw new Error(`The consent page did not send the browser back: ${answer.status}`);
	return location;
}

function attribute(tag: string, name: string): string | undefined {
	const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
	return value
		?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}
