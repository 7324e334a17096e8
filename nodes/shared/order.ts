// Not `localeCompare`: its first call loads ICU's tables, which takes longer than making all forms of the package.

/** For `sort`: drop-down options in the order of their names, which are in Title Case. */
export const byName = (one: { name: string }, other: { name: string }): number => (one.name < other.name ? -1 : Number(one.name > other.name));

/** For `sort`: fields in the order of their labels, as n8n wants them. */
export const byLabel = (one: { displayName: string }, other: { displayName: string }): number =>
	one.displayName < other.displayName ? -1 : Number(one.displayName > other.displayName);
