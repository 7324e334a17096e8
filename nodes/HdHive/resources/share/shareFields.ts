import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { string, options, boolean, number, multiOptions, collection } from '../../../shared/node/fields';

/** HDHive's own words for what it accepts (documentation, "create share"). */
const RESOLUTIONS = ['480P', '720P', '1080P', '2K', '4K', '8K'];
const SOURCES = ['蓝光原盘/ISO', '蓝光原盘/REMUX', 'BDRip/BluRayEncode', 'WEB-DL/WEBRip', 'HDTV/HDTVRip'];
const LANGUAGES = ['生肉', '简中', '繁中', '简日', '繁日', '简英', '繁英', '简韩', '繁韩', '简日双语', '繁日双语', '简英双语', '繁英双语'];
const SUBTITLE_TYPES = ['外挂', '内封', '内嵌'];

const asOptions = (values: string[]): INodePropertyOptions[] => values.map((value) => ({ name: value, value }));

export const linkField = string('Link', 'url', 'The share link', {
	required: true,
	placeholder: 'e.g. https://115.com/s/abc123?password=1234',
});

export const mediaLinkFields = [
	options(
		'Belongs To',
		'linkTo',
		[
			{ name: 'HDHive Collection', value: 'collection_id' },
			{ name: 'HDHive Movie', value: 'movie_id' },
			{ name: 'HDHive TV Show', value: 'tv_id' },
			{ name: 'TMDB Title', value: 'tmdb' },
		],
		'What the share is a copy of',
		{ default: 'tmdb' },
	),
	options(
		'Media Type',
		'mediaType',
		[
			{ name: 'Movie', value: 'movie' },
			{ name: 'TV Show', value: 'tv' },
		],
		'',
		{ displayOptions: { show: { linkTo: ['tmdb'] } } },
	),
	string('ID', 'mediaId', 'The TMDB number, or HDHive’s own number, of the title', { required: true, placeholder: 'e.g. 550' }),
];

const fields = [
	string('Access Code', 'access_code', '', { typeOptions: { password: true } }),
	boolean('Anonymous', 'is_anonymous', 'Whether to hide your name'),
	boolean('Hide Link', 'hide_link', 'Whether to keep the link out of notifications', { default: true }),
	number('Points', 'unlock_points', 'What others pay; 0 shares it for free', { typeOptions: { minValue: 0 } }),
	string('Remark', 'remark', ''),
	multiOptions('Resolutions', 'video_resolution', asOptions(RESOLUTIONS), ''),
	string('Size', 'share_size', '', { placeholder: 'e.g. 58.3 GB' }),
	multiOptions('Sources', 'source', asOptions(SOURCES), ''),
	multiOptions('Subtitle Languages', 'subtitle_language', asOptions(LANGUAGES), ''),
	multiOptions('Subtitle Types', 'subtitle_type', asOptions(SUBTITLE_TYPES), ''),
	string('Title', 'title', ''),
];

const updateOnly = [string('Link', 'url', ''), boolean('Notify', 'notify', 'Whether to tell the members who unlocked it')];

export const shareCreateFields = collection('Fields', 'fields', fields);

export const shareUpdateFields = collection('Fields', 'fields', [...fields, ...updateOnly]);

/** The stored names are HDHive's own, so what was added goes out as it is. */
export const shareBody = (added: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(added).filter(([, value]) => value !== undefined && value !== null));
