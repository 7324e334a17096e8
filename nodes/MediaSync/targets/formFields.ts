import type { INodeProperties } from 'n8n-workflow';

export { BY_ID, searchField, tagsField } from '../../shared/arr/fields';

export const BY_PATH = { displayName: 'By Path', placeholder: 'e.g. /data/media/movies' };

/** What Radarr and Sonarr can be told about every title they are given. */
export const arrOptions: INodeProperties[] = [
	{
		displayName: 'Delete Files on Removal',
		name: 'deleteFiles',
		type: 'boolean',
		default: false,
		description: 'Whether a removal also deletes the files that were downloaded',
	},
	{
		displayName: 'Monitored',
		name: 'monitored',
		type: 'boolean',
		default: true,
		description: 'Whether what is added is monitored',
	},
	{
		displayName: 'Search When Added',
		name: 'search',
		type: 'boolean',
		default: true,
		description: 'Whether to look for a download at once',
	},
];

/** @param service "Radarr" */
export const addExcludedOption = (service: string): INodeProperties => ({
	displayName: 'Add Excluded Titles',
	name: 'addExcluded',
	type: 'boolean',
	default: false,
	description: `Whether to add what stands on the import list exclusions of ${service}`,
});
