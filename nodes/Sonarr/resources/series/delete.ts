import type { ArrApi } from '../../../shared/arr/api';
import { deleteOptions } from '../../../shared/arr/fields';
import { titleItem } from '../../../shared/media/titleItem';
import { defineOperation } from '../../../shared/node/operation';
import { showFields, showOf, wholeShow } from '../../fields/fields';
import { deleteSeries as deleteFromSonarr, findSeries, readSeries, type Series, seriesItem } from '../../client/series';
import type { ServiceClient } from '../../../shared/http/request';
import type { MediaIds } from '../../../shared/media/identity';
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
		const series = await seriesOf(client, ids);
		if (!series?.id) return titleItem({ type: 'show', ids }, { tvdbId: ids.tvdb, deleted: false });
		const { deleteFiles, exclude } = item.collection('options');
		const deleted = await deleteFromSonarr(client, series.id, deleteFiles === true, exclude === true);
		const { id, title, year, tvdbId, tmdbId, imdbId } = series;
		return seriesItem({ tvdbId, id, title, year, tmdbId, imdbId, deleted });
	},
});

/** By the TVDB number that the row has; where there is none, it may be dead or merged, and the others are tried. */
async function seriesOf(client: ServiceClient, ids: MediaIds): Promise<Series | undefined> {
	const [row] = ids.tvdb === undefined ? [] : await readSeries(client, ids.tvdb);
	if (row !== undefined) return row;
	const known = await findSeries(client, ids);
	return known === undefined || known.tvdbId === ids.tvdb ? undefined : (await readSeries(client, known.tvdbId))[0];
}
