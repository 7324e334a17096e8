import { SONARR_CREDENTIAL } from '../../../Sonarr/client';
import { SonarrTarget, type SonarrOptions } from './target';
import { addExcludedOption, arrOptions, BY_ID, BY_PATH, searchField, tagsField } from '../formFields';
import type { TargetKind } from '../kind';
import { boolean, options, collection } from '../../../shared/node/fields';

export const sonarrKind: TargetKind = {
	value: 'sonarr',
	name: 'Sonarr',
	description: 'Add shows and single seasons; films are reported as skipped',
	credential: SONARR_CREDENTIAL,
	fields: [
		searchField('Quality Profile', 'sonarrQualityProfile', 'sonarrQualityProfiles', BY_ID, 'May stay empty when Sonarr has only one'),
		searchField(
			'Root Folder',
			'sonarrRootFolder',
			'sonarrRootFolders',
			{ ...BY_PATH, placeholder: 'e.g. /data/media/shows' },
			'May stay empty when Sonarr has only one',
		),
		tagsField('Tag', 'sonarrTags', 'sonarrTags'),
		collection('Sonarr Options', 'sonarrOptions', [
			addExcludedOption('Sonarr'),
			...arrOptions.slice(0, 1),
			boolean(
				'Monitor Unmonitored Shows',
				'monitorUnmonitored',
				'Whether a single season switches a show on that is in Sonarr and not monitored there',
			),
			...arrOptions.slice(1),
			boolean('Season Folder', 'seasonFolder', 'Whether each season gets a folder of its own', { default: true }),
			options(
				'Series Type',
				'seriesType',
				[
					{ name: 'Anime', value: 'anime' },
					{ name: 'Daily', value: 'daily' },
					{ name: 'Standard', value: 'standard' },
				],
				'How episodes are numbered in releases',
				{ default: 'standard' },
			),
		]),
	],
	refuses: ({ type }) => (type === 'movie' ? 'Sonarr takes shows only; sync films into Radarr or Seerr' : undefined),
	async connect(connections, chosen) {
		return new SonarrTarget(await connections.sonarr(), {
			...(chosen.options('sonarrOptions') as SonarrOptions),
			qualityProfileId: chosen.id('sonarrQualityProfile', 'Quality Profile'),
			rootFolderPath: chosen.text('sonarrRootFolder'),
			tagIds: chosen.ids('sonarrTags'),
		});
	},
};
