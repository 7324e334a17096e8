/** No title is longer, and servers refuse longer addresses. */
const LONGEST = 2_000;

/** Seerr refuses a query with any reserved character of RFC 3986 left in it (express-openapi-validator). */
export const encode = (text: string): string =>
	// Half of a character cannot be encoded.
	encodeURIComponent(text.slice(0, LONGEST).replace(/\p{Surrogate}/gu, '')).replace(
		/[!'()*]/g,
		(one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
	);
