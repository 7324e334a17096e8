const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, body: string) =>
	`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title></head><body><h1>${escape(title)}</h1>${body}</body></html>`;

/** The page that asks the user whether an app may have access. */
export function consentPage(query: Record<string, unknown>): string {
	const fields = Object.entries(query)
		.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(String(value))}">`)
		.join('');
	return page(
		'Authorize this app',
		`<form method="post" action="/oauth/authorize">${fields}<button name="decision" value="approve">Yes</button><button name="decision" value="deny">No</button></form>`,
	);
}

/** The page where the user types the code that a device shows. */
export function activationPage(message = ''): string {
	return page(
		'Activate your device',
		`<p>${escape(message)}</p><form method="post" action="/activate"><input name="user_code" aria-label="Code"><button name="decision" value="approve">Yes</button><button name="decision" value="deny">No</button></form>`,
	);
}

export function errorPage(message: string): string {
	return page('Something is wrong', `<p>${escape(message)}</p>`);
}

/** The edge's answer to a client it does not like. */
export const BLOCK_PAGE =
	'<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1></body></html>';
