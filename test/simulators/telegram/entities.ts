/** Tags that Telegram knows (core.telegram.org/bots/api#html-style). */
const TAGS = ['b', 'strong', 'i', 'em', 'u', 's', 'code', 'pre', 'a', 'blockquote'];

/** Why Telegram would refuse this text in this parse mode; undefined when it would not. */
export function entityProblem(text: string, mode: unknown): string | undefined {
	if (mode === 'HTML') return htmlProblem(text);
	return mode === 'Markdown' ? markdownProblem(text) : undefined;
}

function htmlProblem(text: string): string | undefined {
	const open: string[] = [];
	for (const [start, slash, name = ''] of text.matchAll(/<(\/?)([a-z]*)/gi)) {
		if (!TAGS.includes(name.toLowerCase())) return `Unsupported start tag "${start}"`;
		if (slash === '') open.push(name);
		else if (open.pop() !== name) return `Unexpected end tag "${name}"`;
	}
	return open.length === 0 ? undefined : `Can't find end tag corresponding to start tag "${open.join()}"`;
}

/** In the old Markdown every marker needs its partner. */
function markdownProblem(text: string): string | undefined {
	const odd = ['_', '*', '`'].find((marker) => (text.split(marker).length - 1) % 2 === 1);
	return odd === undefined ? undefined : `Can't find end of the entity starting with "${odd}"`;
}
