import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byLabel } from '../../../shared/util/order';

/** HDHive's own words for what it accepts (documentation, "create share"). */
const RESOLUTIONS = ['480P', '720P', '1080P', '2K', '4K', '8K'];
const SOURCES = ['蓝光原盘/ISO', '蓝光原盘/REMUX', 'BDRip/BluRayEncode', 'WEB-DL/WEBRip', 'HDTV/HDTVRip'];
const LANGUAGES = ['生肉', '简中', '繁中', '简日', '繁日', '简英', '繁英', '简韩', '繁韩', '简日双语', '繁日双语', '简英双语', '繁英双语'];
const SUBTITLE_TYPES = ['外挂', '内封', '内嵌'];

const asOptions = (values: string[]): INodePropertyOptions[] => values.map((value) => ({ name: value, value }));

export const linkField: INodeProperties = {
	displayName: 'Link',
	name: 'url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://115.com/s/abc123?password=1234',
	description: 'The share link',
};

export const mediaLinkFields: INodeProperties[] = [
	{
		displayName: 'Belongs To',
		name: 'linkTo',
		type: 'options',
		options: [
			{ name: 'HDHive Collection', value: 'collection_id' },
			{ name: 'HDHive Movie', value: 'movie_id' },
			{ name: 'HDHive TV Show', value: 'tv_id' },
			{ name: 'TMDB Title', value: 'tmdb' },
		],
		default: 'tmdb',
		description: 'What the share is a copy of',
	},
	{
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		options: [
			{ name: 'Movie', value: 'movie' },
			{ name: 'TV Show', value: 'tv' },
		],
		default: 'movie',
		displayOptions: { show: { linkTo: ['tmdb'] } },
	},
	{
		displayName: 'ID',
		name: 'mediaId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 550',
		description: 'The TMDB number, or HDHive’s own number, of the title',
	},
];

const fields: INodeProperties[] = [
	{ displayName: 'Access Code', name: 'access_code', type: 'string', typeOptions: { password: true }, default: '' },
	{
		displayName: 'Anonymous',
		name: 'is_anonymous',
		type: 'boolean',
		default: false,
		description: 'Whether to hide your name',
	},
	{
		displayName: 'Hide Link',
		name: 'hide_link',
		type: 'boolean',
		default: true,
		description: 'Whether to keep the link out of notifications',
	},
	{
		displayName: 'Points',
		name: 'unlock_points',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'What others pay; 0 shares it for free',
	},
	{ displayName: 'Remark', name: 'remark', type: 'string', default: '' },
	{ displayName: 'Resolutions', name: 'video_resolution', type: 'multiOptions', options: asOptions(RESOLUTIONS), default: [] },
	{ displayName: 'Size', name: 'share_size', type: 'string', default: '', placeholder: 'e.g. 58.3 GB' },
	{ displayName: 'Sources', name: 'source', type: 'multiOptions', options: asOptions(SOURCES), default: [] },
	{ displayName: 'Subtitle Languages', name: 'subtitle_language', type: 'multiOptions', options: asOptions(LANGUAGES), default: [] },
	{ displayName: 'Subtitle Types', name: 'subtitle_type', type: 'multiOptions', options: asOptions(SUBTITLE_TYPES), default: [] },
	{ displayName: 'Title', name: 'title', type: 'string', default: '' },
];

const updateOnly: INodeProperties[] = [
	{ displayName: 'Link', name: 'url', type: 'string', default: '' },
	{
		displayName: 'Notify',
		name: 'notify',
		type: 'boolean',
		default: false,
		description: 'Whether to tell the members who unlocked it',
	},
];

const collection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Fields',
	name: 'fields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [...options].sort(byLabel),
});

export const shareCreateFields = collection(fields);

export const shareUpdateFields = collection([...fields, ...updateOnly]);

/** The stored names are HDHive's own, so what was added goes out as it is. */
export const shareBody = (added: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(added).filter(([, value]) => value !== undefined && value !== null));
