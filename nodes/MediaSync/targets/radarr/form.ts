import { RADARR_CREDENTIAL } from '../../../Radarr/client';
import { RadarrTarget, type RadarrOptions } from './target';
import { addExcludedOption, arrOptions, BY_ID, BY_PATH, searchField, tagsField } from '../formFields';
import type { TargetKind } from '../kind';

export const radarrKind: TargetKind = {
	value: 'radarr',
	name: 'Radarr',
	description: 'Add films; shows are reported as skipped',
	credential: RADARR_CREDENTIAL,
	fields: [
		searchField('Quality Profile', 'radarrQualityProfile', 'radarrQualityProfiles', BY_ID, 'May stay empty when Radarr has only one'),
		searchField('Root Folder', 'radarrRootFolder', 'radarrRootFolders', BY_PATH, 'May stay empty when Radarr has only one'),
		tagsField('Tag', 'radarrTags', 'radarrTags'),
		{
			displayName: 'Radarr Options',
			name: 'radarrOptions',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				addExcludedOption('Radarr'),
				...arrOptions.slice(0, 1),
				{
					displayName: 'Minimum Availability',
					name: 'minimumAvailability',
					type: 'options',
					options: [
						{ name: 'Announced', value: 'announced' },
						{ name: 'In Cinemas', value: 'inCinemas' },
						{ name: 'Released', value: 'released' },
					],
					default: 'released',
					description: 'From when on a film counts as available',
				},
				...arrOptions.slice(1),
			],
		},
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
