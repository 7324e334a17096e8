import type { IDataObject } from 'n8n-workflow';
import type { ArrApi } from '../../../shared/arr/api';
import { monitoredOption, searchOption, setupFields } from '../../../shared/arr/fields';
import { seasonNumbers } from '../../../shared/arr/input';
import { seasonsTogether } from '../../../shared/media/titleField';
import { notFoundOutcome } from '../../../shared/media/notFound';
import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import { showFields, showOf } from '../../fields/fields';
import {
	addSeries as addToSonarr,
	findSeries,
	readSeries,
	regularSeasons,
	seriesItem,
	type Series,
	type SeriesType,
} from '../../client/series';
import { string, boolean, options, collection } from '../../../shared/node/fields';

interface Options {
	monitored?: boolean;
	search?: boolean;
	seasonFolder?: boolean;
	seriesType?: SeriesType;
}

const NOT_KNOWN = 'is not known to Sonarr';

/** Its look-up found none, or AddSeriesService has no metadata of the number. */
const isUnknownSeries = ({ message }: Error): boolean =>
	message.endsWith(NOT_KNOWN) || /A series with this ID was not found/i.test(message);

export const addSeries = defineOperation<ArrApi>()({
	resource: 'series',
	operation: 'add',
	name: 'Add',
	action: 'Add a series',
	description: 'Add a series or some of its seasons, so that Sonarr looks for it. One that is there is returned as it is.',
	properties: [
		...showFields,
		string('Seasons', 'seasons', 'The seasons to monitor: all (without specials), or their numbers; 0 are the specials', {
			default: 'all',
			placeholder: 'e.g. all, or 1, 2, 5-7',
		}),
		...setupFields('Sonarr', 'sonarr'),
		collection('Options', 'options', [
			monitoredOption,
			searchOption,
			boolean('Season Folders', 'seasonFolder', 'Whether each season gets a folder of its own', { default: true }),
			options(
				'Series Type',
				'seriesType',
				[
					{ name: 'Anime', value: 'anime' },
					{ name: 'Daily', value: 'daily' },
					{ name: 'Standard', value: 'standard' },
				],
				'How its episodes are numbered in releases',
				{ default: 'standard' },
			),
		]),
	],
	outcomeOf: notFoundOutcome('showId', isUnknownSeries),
	async execute(api, item) {
		const title = showOf(item);
		const wanted = seasonsTogether(title, seasonNumbers(item.string('seasons')), 'ID');
		const found = await findSeries(api.client, title.ids);
		if (found === undefined)
			throw new InputError('ID', NOT_KNOWN, 'Look at thetvdb.com whether the show is there, or use another ID Type.');
		refuseUnknown(found, wanted);
		const added = found.id
			? undefined
			: await addToSonarr(api.client, { ...(await api.setup(item)), ...(item.collection('options') as Options), ...body(found, wanted) });
		const series = added ?? (await readSeries(api.client, found.tvdbId))[0];
		return seriesItem(series as unknown as IDataObject, added === undefined ? 'alreadyThere' : 'added');
	},
});

function body(series: Series, wanted: number[] | 'all') {
	const numbers = wanted === 'all' ? regularSeasons(series) : wanted;
	const seasons = (series.seasons ?? []).map(({ seasonNumber }) => ({ seasonNumber, monitored: numbers.includes(seasonNumber) }));
	const monitorNewItems = wanted === 'all' ? ('all' as const) : ('none' as const);
	return { title: series.title, tvdbId: series.tvdbId, seasons, monitorNewItems };
}

/** @throws InputError for seasons that Sonarr does not know: nothing would come of them */
function refuseUnknown(series: Series, wanted: number[] | 'all'): void {
	const all = (series.seasons ?? []).map(({ seasonNumber }) => seasonNumber);
	const unknown = wanted === 'all' ? undefined : wanted.find((number) => !all.includes(number));
	if (unknown !== undefined)
		throw new InputError(
			'Seasons',
			`names season ${unknown}, which Sonarr does not know`,
			`"${series.title}" has these: ${all.join(', ') || 'none'}.`,
		);
}
