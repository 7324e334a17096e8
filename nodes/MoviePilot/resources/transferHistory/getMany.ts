import { limitOf } from '../../../shared/node/limitOf';
import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { manyFields, simplifyField, options, string } from '../../../shared/node/fields';
import { readPages } from '../../client/paging';
import { kindWord } from '../../client/records';

const PATH = '/api/v1/history/transfer';

export const getTransfers = defineOperation<MoviePilotApi>()({
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
	/** With a status beside it MoviePilot does not look at the title: then it filters by title, and the status is looked at here. */
	async execute(api, item) {
		const [title, wanted, limit] = [item.string('title'), item.string('status'), limitOf(item)];
		const status = wanted === 'true' || wanted === 'false' ? wanted : undefined;
		const both = title !== '' && status !== undefined;
		const query = both ? { title } : { title: title || undefined, status };
		const read = await readPages(api, { path: PATH, query }, 'the transfer history', both ? Number.POSITIVE_INFINITY : limit);
		const found = both ? read.filter((transfer) => String(transfer.status === true) === status).slice(0, limit) : read;
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
