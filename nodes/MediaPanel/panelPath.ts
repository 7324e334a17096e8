import { InputError } from '../shared/node/errors';
import { withoutEnding } from '../shared/util/withoutEnding';

/**
 * The path as n8n registers it: without blanks and slashes at its ends. In an expression, because n8n reads the paths
 * of webhooks from the description.
 *
 * @param route what follows the panel's own address, such as `/api/view`
 */
export const webhookPath = (route: string): string => `={{ $parameter["path"].toString().replace(/^[\\s\\/]+|[\\s\\/]+$/g, "") }}${route}`;

/** The same for a value. */
function trimmedPath(path: string): string {
	const isInside = (sign: string | undefined) => sign !== undefined && sign !== '/' && sign.trim() !== '';
	let [start, end] = [0, path.length];
	while (start < end && !isInside(path[start])) start++;
	while (end > start && !isInside(path[end - 1])) end--;
	return path.slice(start, end);
}

/**
 * @throws InputError for a path that n8n would register as something else, or that no browser could open
 */
export function checkedPath(value: string): string {
	const path = trimmedPath(value);
	if (path === '') throw new InputError('Path', 'is empty', 'Give the end of the address, such as panel.');
	const stray = /[:*?#%\\<>"'`{}|^[\]\p{Cc}]/u.exec(path)?.[0];
	if (stray !== undefined) {
		throw new InputError(
			'Path',
			`has a character that an address cannot have there (${JSON.stringify(stray)})`,
			'Use letters, digits, blanks, hyphens and slashes.',
		);
	}
	if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) {
		throw new InputError('Path', 'has a part that is empty or only dots', 'Put a name between any two slashes.');
	}
	return path;
}

/**
 * What of the panel was asked for: the part behind its own address, whatever stands before it (n8n's own path, `web`
 * within `webhook`).
 *
 * @param pathname as the browser sent it, percent-encoded
 * @param routes all that there are
 * @returns undefined for none of them
 */
export function routeOf(pathname: string, path: string, routes: readonly string[]): string | undefined {
	const asked = withoutEnding(decoded(pathname), '/');
	const byLength = [...routes].sort((a, b) => b.length - a.length);
	return byLength.find((route) => asked.endsWith(`/${trimmedPath(path)}${route}`));
}

function decoded(pathname: string): string {
	try {
		return decodeURIComponent(pathname);
	} catch {
		return pathname;
	}
}
