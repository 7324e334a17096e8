import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import type { ItemInput } from '../../../shared/node/itemInput';
import { string, boolean } from '../../../shared/node/fields';

export const commentId = string('Comment ID', 'commentId', 'The number of the comment', {
	required: true,
	placeholder: 'e.g. 417',
});

export const commentFields = [
	string('Comment', 'comment', 'At least five words, in English', { required: true, typeOptions: { rows: 4 } }),
	boolean('Spoiler', 'spoiler', 'Whether the comment tells what happens'),
];

const FEWEST_WORDS = 5;

/** @throws InputError for fewer words than Trakt accepts */
export function commentBody(item: ItemInput<(typeof commentFields)[number]>): IDataObject {
	const comment = item.string('comment');
	const words = comment.split(/\s+/).length;
	if (words < FEWEST_WORDS) {
		throw new InputError('Comment', `has ${words} word${words === 1 ? '' : 's'}`, 'Trakt refuses comments of fewer than five words.');
	}
	return { comment, spoiler: item.boolean('spoiler') };
}
