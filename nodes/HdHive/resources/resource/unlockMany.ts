import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import { limitsOf, type HdHiveApi } from '../../client/api';
import { readSlug } from '../../fields/slug';
import { maxPointsField, maxPointsPerRunOption } from '../../fields/fields';
import { unlockMany, type BatchResult } from './unlockBatches';
import { string, collection } from '../../../shared/node/fields';

export const unlockResources = defineOperation<HdHiveApi>()({
	resource: 'resource',
	operation: 'unlockMany',
	name: 'Unlock Many',
	action: 'Unlock many resources and pay their points',
	description: 'Get the links of several resources at once. A slug that cannot be unlocked does not stop the others.',
	properties: [
		string('Slugs', 'slugs', 'Separated by commas, spaces or lines. A slug that is there twice is unlocked once.', {
			typeOptions: { rows: 3 },
			required: true,
		}),
		maxPointsField,
		collection('Options', 'options', [maxPointsPerRunOption]),
	],
	async execute({ unlocker: desk }, item) {
		const slugs = item
			.string('slugs')
			.split(/[\s,;]+/)
			.filter((slug) => slug !== '')
			.map((slug) => readSlug(slug, 'Slugs'));
		if (slugs.length === 0) throw new InputError('Slugs', 'is empty', 'Give at least one slug.');
		return (await unlockMany(desk, slugs, limitsOf(item, item.collection('options')))).map(asItem);
	},
});

function asItem(result: BatchResult): IDataObject {
	if (!('error' in result)) return { unlocked: true, ...result };
	const { slug, error } = result;
	return { unlocked: false, slug, error: error.message, description: error.description, errorCode: error.code };
}
