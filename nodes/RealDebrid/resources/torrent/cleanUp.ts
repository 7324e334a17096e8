import { defineOperation } from '../../../shared/node/operation';
import { ServiceError } from '../../../shared/node/errors';
import { mapLimited } from '../../../shared/http/paginate';
import { asText } from '../../../shared/util/text';
import type { RealDebridApi } from '../../client/api';
import { chooseDoomed } from './chooseDoomed';
import { readList } from '../../client/lists';
import { outcomeOf } from '../../client/outcome';
import { deleteTorrent } from '../../client/torrent';
import { problem } from '../../client/torrentLinks';
import { boolean, multiOptions, number } from '../../../shared/node/fields';

const DAY = 86_400_000;

export const cleanUpTorrents = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'cleanUp',
	name: 'Clean Up',
	action: 'Clean up torrents',
	description: 'Delete torrents by status, age, stall or as duplicates; a dry run, which is the default, only lists what would go',
	properties: [
		boolean('Dry Run', 'dryRun', 'Whether to only list what would be deleted', { default: true }),
		multiOptions(
			'Statuses',
			'statuses',
			[
				{ name: 'Any (by Age Alone)', value: 'any' },
				{ name: 'Dead', value: 'dead' },
				{ name: 'Downloaded', value: 'downloaded' },
				{ name: 'Error', value: 'error' },
				{ name: 'Magnet Conversion', value: 'magnet_conversion' },
				{ name: 'Magnet Error', value: 'magnet_error' },
				{ name: 'Virus', value: 'virus' },
				{ name: 'Waiting for File Selection', value: 'waiting_files_selection' },
			],
			'Torrents with one of these go',
			{ default: ['magnet_error', 'error', 'virus', 'dead'] },
		),
		boolean('Stalled', 'stalled', 'Whether torrents go that load without anybody who shares them'),
		boolean('Duplicates', 'duplicates', 'Whether torrents go whose hash is there more than once; the best one stays'),
		number('Older Than (Days)', 'olderThan', 'Younger torrents stay, duplicates excepted', { typeOptions: { minValue: 0 }, default: 0 }),
	],
	async execute(api, item) {
		const statuses = item.strings('statuses');
		const rules = {
			statuses,
			stalled: item.boolean('stalled'),
			duplicates: item.boolean('duplicates'),
			minAgeMs: item.number('olderThan', 0) * DAY,
			anyStatus: statuses.includes('any'),
		};
		const doomed = chooseDoomed(await readList(api.client, '/torrents'), rules, api.clock.now());
		const isDryRun = item.boolean('dryRun');
		return await mapLimited(doomed, 4, async ({ row, reason }) => {
			const about = { id: row.id, filename: row.filename, hash: row.hash, status: row.status, addedUtc: row.addedUtc, reason };
			if (isDryRun) return { ...about, outcome: 'planned' };
			const result = await outcomeOf(deleteTorrent(api, asText(row.id)));
			return result instanceof ServiceError ? { ...about, outcome: 'failed', ...problem(result) } : { ...about, outcome: 'deleted' };
		});
	},
});
