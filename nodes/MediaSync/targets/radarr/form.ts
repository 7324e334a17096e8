import { RADARR_CREDENTIAL } from '../../../Radarr/client';
import { RadarrTarget, type RadarrOptions } from './target';
import { addExcludedOption, arrOptions, BY_ID, BY_PATH, searchField, tagsField } from '../formFields';
import type { TargetKind } from '../kind';
import { options, collection } from '../../../shared/node/fields';

export const radarrKind: TargetKind = {
	value: 'radarr',
	name: 'Radarr',
	description: 'Add films; shows are reported as skipped',
	credential: RADARR_CREDENTIAL,
	fields: [
		searchField('Quality Profile', 'radarrQualityProfile', 'radarrQualityProfiles', BY_ID, 'May stay empty when Radarr has only one'),
		searchField('Root Folder', 'radarrRootFolder', 'radarrRootFolders', BY_PATH, 'May stay empty when Radarr has only one'),
		tagsField('Tag', 'radarrTags', 'radarrTags'),
		collection('Radarr Options', 'radarrOptions', [
			addExcludedOption('Radarr'),
			...arrOptions.slice(0, 1),
			options(
				'Minimum Availability',
				'minimumAvailability',
				[
					{ name: 'Announced', value: 'announced' },
					{ name: 'In Cinemas', value: 'inCinemas' },
					{ name: 'Released', value: 'released' },
				],
				'From when on a film counts as available',
				{ default: 'released' },
			),
			...arrOptions.slice(1),
		]),
	],
	refuses: ({ type }) => (type === 'movie' ? undefined : 'Radarr takes films only; sync shows into Sonarr or Seerr'),
	async connect(connections, chosen) {
		return new RadarrTarget(await connections.radarr(), {
			...(chosen.options('radarrOptions') as RadarrOptions),
			qualityProfileId: chosen.id('radarrQualityProfile', 'Quality Profile'),
			rootFolderPath: chosen.text('radarrRootFolder'),
			tagIds: chosen.ids('radarrTags'),
		});
	},
};
