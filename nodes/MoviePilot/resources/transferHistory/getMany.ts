import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { manyFields, simplifyField, options, string } from '../../../shared/node/fields';
import { limitOf } from '../../fields/fields';
import { readPages } from '../../client/pages';
import { kindWord } from '../../client/records';

export const getTransfers = defineOperation<MoviePilotApi>({
	resource: 'transferHistory',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many entries of the transfer history',
	description: 'List the files that were moved into the library, or could not be, newest first',
	properties: [
		...manyFields,
		options(
			'Status',
			'status',
			[
				{ name: 'All', value: 'all' },
				{ name: 'Failed', value: 'false' },
				{ name: 'Succeeded', value: 'true' },
			],
			'Which transfers to return',
		),
		string('Title', 'title', 'Return only what has this in its title or path', { placeholder: 'e.g. Inception' }),
		simplifyField,
	],
	async execute(api, item) {
		const status = item.string('status');
		const query = { title: item.string('title') || undefined, status: status === 'true' || status === 'false' ? status : undefined };
		const found = await readPages(api, { path: '/api/v1/history/transfer', query }, 'the transfer history', limitOf(item));
		return item.boolean('simplify') ? found.map(simpleTransfer) : found;
	},
});

const simpleTransfer = (transfer: IDataObject): IDataObject => ({
	id: transfer.id,
	title: transfer.title ?? null,
	year: transfer.year ?? null,
	mediaType: kindWord(transfer.type),
	tmdbId: transfer.tmdbid ?? transfer.media_id ?? null,
	season: transfer.seasons ?? null,
	episode: transfer.episodes ?? null,
	succeeded: transfer.status === true,
	error: transfer.errmsg ?? null,
	from: transfer.src ?? null,
	to: transfer.dest ?? null,
	mode: transfer.mode ?? null,
	date: transfer.date ?? null,
});
