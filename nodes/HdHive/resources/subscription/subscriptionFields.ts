import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import type { ItemInput } from '../../../shared/node/itemInput';

/** Known from clients alone: HDHive's public documentation names the fields, not their values. */
export const targetFields: INodeProperties[] = [
	{
		displayName: 'Target Type',
		name: 'targetType',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. media',
		description: 'HDHive’s field "target_type"',
	},
	{
		displayName: 'Target ID',
		name: 'targetId',
		type: 'string',
		default: '',
		description: 'HDHive’s field "target_id". Give this or Target Key.',
	},
	{
		displayName: 'Target Key',
		name: 'targetKey',
		type: 'string',
		default: '',
		description: 'HDHive’s field "target_key". Give this or Target ID.',
	},
];

/** @throws InputError when neither ID nor key is given */
export function readTarget(item: ItemInput): { target_type: string; target_id?: string | number; target_key?: string } {
	const [id, key] = [item.string('targetId'), item.string('targetKey')];
	if (id === '' && key === '') throw new InputError('Target ID', 'is empty', 'Give Target ID or Target Key.');
	return {
		target_type: item.string('targetType'),
		...(id === '' ? {} : { target_id: /^\d+$/.test(id) ? Number(id) : id }),
		...(key === '' ? {} : { target_key: key }),
	};
}
