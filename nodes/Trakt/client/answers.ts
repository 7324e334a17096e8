import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { isObject } from '../../shared/util/isObject';

/** The forms of Trakt's answers, where a wrong one must not pass for an empty one. */

/** What an entry can be about; null where Trakt has lost it (trakt-api 783). */
const ABOUT = ['movie', 'show', 'season', 'episode', 'person'];

const isEntry = (value: unknown): boolean => {
	if (!isObject(value)) return false;
	const about = ABOUT.filter((name) => name in value);
	return about.length > 0 && about.every((name) => value[name] === null || isObject(value[name]));
};

/** @throws ServiceError for anything but a list of entries */
export function entriesIn(body: unknown, what: string): IDataObject[] {
	if (Array.isArray(body) && body.every(isEntry)) return body as IDataObject[];
	throw oddAnswer(what);
}

/** @throws ServiceError for anything but an object with one of these fields */
export function objectWith(body: unknown, what: string, ...fields: string[]): IDataObject {
	if (isObject(body) && fields.some((field) => field in body)) return body;
	throw oddAnswer(what);
}

export const oddAnswer = (what: string): ServiceError =>
	new ServiceError({
		service: 'Trakt',
		code: 'oddAnswer',
		message: `Trakt sent something else than ${what}`,
		description: 'Nothing was taken for new or gone because of it. Run it again; if it stays, check the API URL in the credential.',
	});
