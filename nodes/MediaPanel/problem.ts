import { InputError, ServiceError } from '../shared/node/errors';

/** What the page shows in place of a view; `kind` chooses its picture and its translated sentences. */
export interface Problem {
	kind: 'config' | 'auth' | 'key' | 'limit' | 'input' | 'refused' | 'notFound' | 'upstream';
	title: string;
	message: string;
	description: string;
	service?: string;
	/** It may have been done all the same: the page looks before it says that it was not. */
	unknown?: boolean;
}

const STATUS: Record<Problem['kind'], number> = {
	config: 500,
	auth: 502,
	key: 401,
	limit: 429,
	input: 400,
	refused: 409,
	notFound: 404,
	upstream: 502,
};

const TITLES: Record<Problem['kind'], string> = {
	config: 'Config Error',
	auth: 'Auth Failed',
	key: 'Signed Out',
	limit: 'Too Many Requests',
	input: 'Bad Request',
	refused: 'Not Done',
	notFound: 'Not Found',
	upstream: 'Not Reachable',
};

export const statusOf = ({ kind }: Problem): number => STATUS[kind];

export const problem = (kind: Problem['kind'], message: string, description: string, service?: string): Problem => ({
	kind,
	title: TITLES[kind],
	message,
	description,
	service,
});

/** Says of any error what a person needs to know; it never carries a token. */
export function problemOf(error: unknown): Problem {
	if (error instanceof InputError) return problem('input', error.message, error.description);
	if (error instanceof PanelError) return error.problem;
	if (error instanceof ServiceError) return problemOfService(error);
	return problem(
		'config',
		'The panel could not use its credentials',
		'Open the Media Panel Trigger in n8n, choose a Trakt and a TMDB credential, and publish the workflow again.',
	);
}

function problemOfService(error: ServiceError): Problem {
	const { service, message, description, status, outcomeUnknown } = error;
	// What the panel asks for exists: a 404 is no advice about users, lists or titles that somebody has typed.
	if (status === 404) return problem('notFound', `${service} has nothing there just now`, 'Try again in a few minutes.', service);
	return { ...problem(kindOf(error), message, description, service), ...(outcomeUnknown ? { unknown: true } : {}) };
}

/** What was asked for, or the service's refusal as a value; any other error goes on. */
export async function orRefusal<T>(work: Promise<T>): Promise<T | ServiceError> {
	return await work.catch((error: unknown) => {
		if (error instanceof ServiceError) return error;
		throw error;
	});
}

/** TMDB's own codes for "this account needs a session": reading titles works all the same. */
const NEEDS_SESSION = ['3', '14', '17', '36'];

/** A refusal that a person has to do something about before anything works; a view must not hide it. */
export const isForPerson = ({ status, code = '' }: ServiceError): boolean =>
	(status === 401 || status === 403 || code === 'invalid_grant' || code === 'invalid_client') && !NEEDS_SESSION.includes(code);

/** A problem that the panel itself has found. */
export class PanelError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
	}
}

/** A Trakt sign-in dies and is renewed; a TMDB token does not expire, so a refused one is a wrong setting. */
function kindOf({ status, code, service }: ServiceError): Problem['kind'] {
	if (code === 'invalid_client' || status === 403) return 'config';
	if (service === 'TMDB' && status === 401) return 'config';
	if (status === 401 || code === 'invalid_grant' || status === 423) return 'auth';
	if (status === 429) return 'limit';
	if (status === 404) return 'notFound';
	if (status !== undefined && status >= 400 && status < 500) return 'refused';
	return 'upstream';
}
