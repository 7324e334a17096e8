import type { INodeProperties } from 'n8n-workflow';

export const returnAllFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** A drop-down that can be searched, or the value typed in. What an empty one means stands below it: it says whether to fill it in. */
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
		hint: description,
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
			{ displayName: typed.displayName, name: 'id', type: 'string', placeholder: typed.placeholder },
		],
	};
}

export const BY_ID = { displayName: 'By ID', placeholder: 'e.g. 4' };

export const BY_PATH = { displayName: 'By Path', placeholder: 'e.g. /data/media' };

/** A multi-select of tags; n8n's words for such a field follow the name. */
export const tagsField = (displayName: string, name: string, loadOptionsMethod: string): INodeProperties => ({
	displayName: `${displayName} Names or IDs`,
	name,
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod },
	default: [],
	description: 'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
});

/** Quality profile, root folder and tags of a server; `prefix` is that of its loaders: "radarr". */
export const setupFields = (service: string, prefix: string): INodeProperties[] => [
	searchField('Quality Profile', 'qualityProfile', `${prefix}QualityProfiles`, BY_ID, `May stay empty when ${service} has only one`),
	searchField(
		'Root Folder',
		'rootFolder',
		`${prefix}RootFolders`,
		BY_PATH,
		`Where the files go; may stay empty when ${service} has only one`,
	),
	tagsField('Tag', 'tags', `${prefix}Tags`),
];

export const monitoredOption: INodeProperties = {
	displayName: 'Monitored',
	name: 'monitored',
	type: 'boolean',
	default: true,
	description: 'Whether it is monitored',
};

export const searchOption: INodeProperties = {
	displayName: 'Search When Added',
	name: 'search',
	type: 'boolean',
	default: true,
	description: 'Whether to look for a download at once',
};

export const deleteOptions: INodeProperties[] = [
	{
		displayName: 'Delete Files',
		name: 'deleteFiles',
		type: 'boolean',
		default: false,
		description: 'Whether to delete the downloaded files from the disk too',
	},
	{
		displayName: 'Exclude From Import Lists',
		name: 'exclude',
		type: 'boolean',
		default: false,
		description: 'Whether to keep its import lists from adding it again',
	},
];

export const optionsField = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});
