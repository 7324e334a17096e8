import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import type { ItemInput } from '../../../shared/node/itemInput';
import { flag, text } from '../../../shared/node/fields';

export const commentId = text('Comment ID', 'commentId', 'The number of the comment', {
	required: true,
	placeholder: 'e.g. 417',
});

export const commentFields: INodeProperties[] = [
	text('Comment', 'comment', 'At least five words, in English', { required: true, typeOptions: { rows: 4 } }),
	flag('Spoiler', 'spoiler', 'Whether the comment tells what happens'),
];

const FEWEST_WORDS = 5;

/** @throws InputError for fewer words than Trakt accepts */
export function commentBody(item: ItemInput): IDataObject {
	const comment = item.string('comment');
	const words = comment.split(/\s+/).length;
	if (words < FEWEST_WORDS) {
		throw new InputError('Comment', `has ${words} word${words === 1 ? '' : 's'}`, 'Trakt refuses comments of fewer than five words.');
	}
	return { comment, spoiler: item.boolean('spoiler') };
}
