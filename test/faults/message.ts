import type { EngineRun } from '../engine';

/** What a person is told about a failure: what happened, and what to do. */
export interface Told {
	message: string;
	description: string;
}

/** n8n's own words for a failed request, when a node has none: they name no service and no way out. */
const GENERIC =
	/check your parameters|authorization failed - please check|the service was not able to process|the service is receiving too many requests|request failed with status code|the resource you are requesting|try spacing your requests|forbidden - perhaps check|bad request - please check|unknown error|something unexpected|the connection was aborted, perhaps/i;

const STACK = /\n\s+at |node_modules|\.(?:ts|js):\d+|\bat async\b|TypeError|ReferenceError|SyntaxError|Unexpected (?:token|end of)/;

const LEFTOVER = /\bundefined\b|\bNaN\b|\bnull\b|\[object |<html|<!doctype|\$\{|\{\w+\}/i;

/** Sentences about what a message lacks; none when it is clear. */
export function unclear({ message, description }: Told, names: readonly string[]): string[] {
	const text = `${message} ${description}`;
	const found: string[] = [];
	if (!names.some((name) => text.includes(name))) found.push('names no service');
	if (message.trim().length < 10) found.push('does not say what happened');
	if (description.trim().length < 15 || description.trim() === message.trim()) found.push('does not say what to do');
	if (GENERIC.test(text)) found.push('says only what n8n says of any service');
	if (STACK.test(text)) found.push('shows code');
	if (LEFTOVER.test(text)) found.push('has a gap in it');
	return found;
}

/** Secrets that can be found anywhere in what n8n keeps of a run. */
export function leaked(run: EngineRun, secrets: Iterable<string>): string[] {
	const kept = everythingIn([run.error, run.runData, run.hints, run.staticData]);
	return [...secrets].filter((secret) => secret.length > 5 && kept.includes(secret));
}

/** All text inside, that of errors (which JSON leaves out) and their causes too. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value === 'string') return `${value}\n`;
	if (typeof value !== 'object' || value === null || seen.has(value)) return '';
	seen.add(value);
	const names = value instanceof Error ? Object.getOwnPropertyNames(value) : Object.keys(value);
	return names.map((name) => `${name}\n${everythingIn((value as Record<string, unknown>)[name], seen)}`).join('');
}
