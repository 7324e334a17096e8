import type { INodeProperties } from 'n8n-workflow';

/** A drop-down that can be searched, or the value itself. */
export function searchField(
	displayName: string,
	name: string,
	searchListMethod: string,
	typed: { displayName: string; placeholder: string },
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
			{ displayName: typed.displayName, name: 'id', type: 'string', placeholder: typed.placeholder },
		],
	};
}

export const BY_ID = { displayName: 'By ID', placeholder: 'e.g. 4' };

export const BY_PATH = { displayName: 'By Path', placeholder: 'e.g. /data/media/movies' };

/** A multi-select of tags. */
export const tagsField = (displayName: string, name: string, loadOptionsMethod: string): INodeProperties => ({
	displayName: `${displayName} Names or IDs`,
	name,
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
});

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
