/**
 * The path with user names as Trakt's API wants them: it knows a user by the slug, where a dot of the name is
 * a hyphen, and answers 412 or 404 for the dot.
 */
export const withUserSlug = (path: string): string =>
	path.replace(/^\/users\/([^/?]{1,200})/, (_, user: string) => `/users/${user.replaceAll('.', '-')}`);

/** Somebody else's data, which its owner may keep private. */
export const isSomebodyElses = (path: string): boolean =>
	/^\/(?:users\/(?!(?:me|settings|hidden|requests|likes|saved_filters)(?:\/|$))|lists\/)/.test(path);
