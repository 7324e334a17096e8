import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../../shared/node/operation';
import { limitsOf, type HdHiveApi } from '../../client/api';
import { readSlug } from '../../fields/slug';
import { maxPointsField, maxPointsPerRunOption, slugField } from '../../fields/fields';
import { collection } from '../../../shared/node/fields';

export const unlockResource = defineOperation<HdHiveApi>()({
	resource: 'resource',
	operation: 'unlock',
	name: 'Unlock Resource',
	action: 'Unlock a resource and pay its points',
	description: 'Get the link of one resource, paying its points if it is not unlocked yet. It never pays twice for the same resource.',
	properties: [slugField, maxPointsField, collection('Options', 'options', [maxPointsPerRunOption])],
	async execute({ unlocker: desk }, item) {
		const limits = limitsOf(item, item.collection('options'));
		return (await desk.unlock(readSlug(item.string('slug')), limits)) as unknown as IDataObject;
	},
});
