import { InputError } from '../../../shared/node/errors';
import type { ItemInput } from '../../../shared/node/itemInput';
import { string } from '../../../shared/node/fields';

/** Known from clients alone: HDHive's public documentation names the fields, not their values. */
export const targetFields = [
	string('Target Type', 'targetType', 'HDHive’s field "target_type"', {
		required: true,
		placeholder: 'e.g. media',
		hint: 'From Subscription: Get Many',
	}),
	string('Target ID', 'targetId', 'HDHive’s field "target_id". Give this or Target Key.'),
	string('Target Key', 'targetKey', 'HDHive’s field "target_key". Give this or Target ID.'),
];

/** @throws InputError when neither ID nor key is given */
export function readTarget(item: ItemInput<(typeof targetFields)[number]>): {
	target_type: string;
	target_id?: string | number;
	target_key?: string;
} {
	const [id, key] = [item.string('targetId'), item.string('targetKey')];
	if (id === '' && key === '') throw new InputError('Target ID', 'is empty', 'Give Target ID or Target Key.');
	return {
		target_type: item.string('targetType'),
		...(id === '' ? {} : { target_id: /^\d+$/.test(id) ? Number(id) : id }),
		...(key === '' ? {} : { target_key: key }),
	};
}
