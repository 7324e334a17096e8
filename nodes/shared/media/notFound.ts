import type { IDataObject } from 'n8n-workflow';
import { recogniseTitle } from './readTitle';
import { titleItem } from './titleItem';
import { located } from './titleLocator';

/** The input of an item that has such a field. */
interface TitleInput<Name extends string> {
	readonly isTyped: (name: Name) => boolean;
	readonly raw: (name: Name) => unknown;
}

/**
 * What becomes of a title that the service does not know: one that a person typed into the form is their mistake and
 * stays an error, one of many that come from data is an outcome, so that it stops no other.
 *
 * @param field stored name of the field that names the title
 * @param isUnknown is this the service's own word that it has no such title?
 */
export const notFoundOutcome =
	<Name extends string>(field: Name, isUnknown: (error: Error & { code?: string }) => boolean) =>
	(item: TitleInput<Name>, error: Error & { description?: string }): IDataObject | undefined => {
		if (item.isTyped(field) || !isUnknown(error)) return undefined;
		const named = recogniseTitle(located(item.raw(field)));
		const { bare } = named;
		const message = [error.message, error.description ?? ''].join('. ').trim();
		return titleItem({ ...named, ...(bare === undefined ? {} : { title: undefined }), outcome: 'notFound' }, { given: bare, message });
	};
