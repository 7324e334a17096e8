/**
 * What a person reads when something goes wrong: what happened, and what to do about it.
 * Nothing in this file knows n8n, so that every sentence can be tested by itself.
 */

/** Two sentences: what happened, and what the person does next. */
export interface ErrorText {
	message: string;
	description: string;
}

interface ServiceErrorDetails extends ErrorText {
	service: string;
	/** HTTP status of the last answer; absent when no answer came. */
	status?: number;
	/** The service's own error code, where it has one. */
	code?: string;
	/** True when a write may or may not have happened: look before asking again. */
	outcomeUnknown?: boolean;
}

/** A service refused, failed or could not be reached. Never carries a token, a header or a body. */
export class ServiceError extends Error {
	readonly service: string;

	readonly description: string;

	readonly status?: number;

	readonly code?: string;

	readonly outcomeUnknown: boolean;

	constructor(details: ServiceErrorDetails) {
		super(details.message);
		this.name = 'ServiceError';
		this.service = details.service;
		this.description = details.description;
		this.status = details.status;
		this.code = details.code;
		this.outcomeUnknown = details.outcomeUnknown ?? false;
	}
}

/** A list could not be read to its end: whoever gets this must not conclude that anything is gone. */
export class IncompleteReadError extends ServiceError {
	constructor(service: string, what: string, found: number, announced: number) {
		super({
			service,
			message: `${service} announced ${announced} entries in ${what} but sent ${found}`,
			description: 'The list was probably changed while it was read. Nothing was changed because of it; run the workflow again.',
		});
		this.name = 'IncompleteReadError';
	}
}

/** Something the person typed cannot be used. */
export class InputError extends Error {
	/**
	 * @param field the field's name as the form shows it
	 * @param problem what is wrong with it, continuing the field's name ("is empty")
	 * @param description what to type in its place
	 */
	constructor(
		readonly field: string,
		problem: string,
		readonly description: string,
	) {
		super(`"${field}" ${problem}`);
		this.name = 'InputError';
	}
}
