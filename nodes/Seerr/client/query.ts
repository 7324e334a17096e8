/** Seerr refuses a query with any reserved character of RFC 3986 left in it (express-openapi-validator). */
export const encode = (text: string): string =>
	encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
