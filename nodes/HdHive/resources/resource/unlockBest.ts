import { defineOperation } from '../../../shared/node/operation';
import { limitsOf, type HdHiveApi } from '../../client/api';
import { dryRunField, preferencesField, readPreferences } from './bestFields';
import { titleOf } from '../../fields/tmdbTitle';
import { maxPointsField, mediaFields } from '../../fields/fields';
import { unlockBest } from './unlockFirstFitting';

export const unlockBestResource = defineOperation<HdHiveApi>()({
	resource: 'resource',
	operation: 'unlockBest',
	name: 'Unlock Best',
	action: 'Unlock the best resource of a title and pay its points',
	description:
		'Rank what HDHive has for a film or show by your preferences, unlock the first that fits, and explain the ranking. It never pays twice for the same resource.',
	properties: [...mediaFields, maxPointsField, preferencesField, dryRunField],
	async execute(api, item) {
		const added = item.collection('preferences');
		const limits = limitsOf(item, added);
		return await unlockBest(api, {
			...(await titleOf(item, api.findTitle)),
			preferences: readPreferences(added, limits.perUnlock ?? 0),
			limits,
			dryRun: item.boolean('dryRun'),
		});
	},
});
