import { boolean } from '../../shared/node/fields';

export { BY_ID, searchField, tagsField } from '../../shared/arr/fields';

export const BY_PATH = { displayName: 'By Path', placeholder: 'e.g. /data/media/movies' };

/** What Radarr and Sonarr can be told about every title they are given. */
export const arrOptions = [
	boolean('Delete Files on Removal', 'deleteFiles', 'Whether a removal also deletes the files that were downloaded'),
	boolean('Monitored', 'monitored', 'Whether what is added is monitored', { default: true }),
	boolean('Search When Added', 'search', 'Whether to look for a download at once', { default: true }),
];

/** @param service "Radarr" */
export const addExcludedOption = (service: string) =>
	boolean('Add Excluded Titles', 'addExcluded', `Whether to add what stands on the import list exclusions of ${service}`);
