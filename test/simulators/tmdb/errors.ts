/** TMDB's status codes with their HTTP status and sentence (docs "Errors"). */
const CODES: Record<number, [status: number, message: string]> = {
	1: [200, 'Success.'],
	3: [401, 'Authentication failed: You do not have permissions to access the service.'],
	5: [422, 'Invalid parameters: Your request parameters are incorrect.'],
	6: [404, 'Invalid id: The pre-requisite id is invalid or not found.'],
	7: [401, 'Invalid API key: You must be granted a valid key.'],
	12: [201, 'The item/record was updated successfully.'],
	13: [200, 'The item/record was deleted successfully.'],
	14: [401, 'Authentication failed.'],
	17: [401, 'Session denied.'],
	21: [200, 'Entry not found: The item you are trying to edit cannot be found.'],
	22: [400, 'Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.'],
	25: [429, 'Your request count (#) is over the allowed limit of (40).'],
	27: [400, 'Too many append to response objects: The maximum number of remote calls is 20.'],
	33: [401, 'Invalid request token: The request token is either expired or invalid.'],
	34: [404, 'The resource you requested could not be found.'],
	36: [401, "This token hasn't been granted write permission by the user."],
	39: [401, 'This resource is private.'],
};

/** An answer that says no. */
export class Refusal extends Error {
	readonly status: number;

	constructor(
		readonly code: number,
		readonly extra: Record<string, unknown> = {},
		readonly headers: Record<string, string> = {},
	) {
		super(CODES[code]?.[1] ?? 'Internal error: Something went wrong, contact TMDb.');
		this.status = CODES[code]?.[0] ?? 500;
	}

	get body() {
		return { success: false, status_code: this.code, status_message: this.message, ...this.extra };
	}
}

/** The body of a write that went well. */
export const done = (code: number) => ({ success: true, status_code: code, status_message: CODES[code]?.[1] ?? '' });
