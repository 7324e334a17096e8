import { boolean, multiOptions, resourceLocator } from '../node/fields';

/** A drop-down that can be searched, or the value typed in. What an empty one means stands below it: it says whether to fill it in. */
export const searchField = <Name extends string>(
	displayName: string,
	name: Name,
	searchListMethod: string,
	typed: { displayName: string; placeholder: string },
	description: string,
) =>
	resourceLocator(displayName, name, description, {
		hint: description,
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
			{ displayName: typed.displayName, name: 'id', type: 'string', placeholder: typed.placeholder },
		],
	});

export const BY_ID = { displayName: 'By ID', placeholder: 'e.g. 4' };

export const BY_PATH = { displayName: 'By Path', placeholder: 'e.g. /data/media' };

/** A multi-select of tags; n8n's words for such a field follow the name. */
export const tagsField = <Name extends string>(displayName: string, name: Name, loadOptionsMethod: string) =>
	multiOptions(
		`${displayName} Names or IDs`,
		name,
		[],
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		{ typeOptions: { loadOptionsMethod } },
	);

/** Quality profile, root folder and tags of a server; `prefix` is that of its loaders: "radarr". */
export const setupFields = (service: string, prefix: string) => [
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

export const monitoredOption = boolean('Monitored', 'monitored', 'Whether it is monitored', { default: true });

export const searchOption = boolean('Search When Added', 'search', 'Whether to look for a download at once', { default: true });

export const deleteOptions = [
	boolean('Delete Files', 'deleteFiles', 'Whether to delete the downloaded files from the disk too'),
	boolean('Exclude From Import Lists', 'exclude', 'Whether to keep its import lists from adding it again'),
];
