/** An answer other than success. Most of Trakt's are empty. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly headers: Record<string, string> = {},
		readonly body: unknown = '',
	) {
		super(`${status}`);
	}
}
