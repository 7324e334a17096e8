import type { ArrApi } from '../../../shared/arr/api';
import { deleteOptions } from '../../../shared/arr/fields';
import { titleItem } from '../../../shared/media/titleItem';
import { defineOperation } from '../../../shared/node/operation';
import { showFields, showOf, wholeShow } from '../../fields/fields';
import { deleteSeries as deleteFromSonarr, findSeries, readSeries, seriesItem } from '../../client/series';
import { collection } from '../../../shared/node/fields';

export const deleteSeries = defineOperation<ArrApi>()({
	resource: 'series',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a series',
	description: 'Remove a series from Sonarr. Its files stay unless Delete Files is on.',
	properties: [...showFields, collection('Options', 'options', deleteOptions)],
	async execute({ client }, item) {
		const { ids } = wholeShow(showOf(item));
		const tvdbId = ids.tvdb ?? (await findSeries(client, ids))?.tvdbId;
		const [series] = tvdbId === undefined ? [] : await readSeries(client, tvdbId);
		if (!series?.id) return titleItem({ type: 'show', ids: { ...ids, tvdb: tvdbId } }, { tvdbId, deleted: false });
		const { deleteFiles, exclude } = item.collection('options');
		const deleted = await deleteFromSonarr(client, series.id, deleteFiles === true, exclude === true);
		const { id, title, year, tmdbId, imdbId } = series;
		return seriesItem({ tvdbId, id, title, year, tmdbId, imdbId, deleted });
	},
});
