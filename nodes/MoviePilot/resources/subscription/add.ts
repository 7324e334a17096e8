import { InputError } from '../../../shared/node/errors';
import { seasonsTogether } from '../../../shared/media/titleField';
import { notFoundOutcome } from '../../../shared/media/notFound';
import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import { addSubscription } from './addSubscription';
import type { MoviePilotApi } from '../../client/api';
import { string, boolean, number, collection } from '../../../shared/node/fields';
import { kindField, kindOf, seasonsIn, tmdbField, titleOf } from '../../fields/fields';
import { ruleFields, rulesOf } from './subscriptionFields';
import { stateField, stateIn } from './stateField';
import { UNKNOWN_TITLE } from '../../client/media';
import { wholeNumber } from '../../client/dialect';

export const addOperation = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'add',
	name: 'Add',
	action: 'Add a subscription',
	description: 'Subscribe to a film, or to each season of a show; what is subscribed already is not added twice. Look at outcome.',
	properties: [
		kindField,
		tmdbField,
		string('Seasons', 'seasons', 'Which seasons of the show; empty for all of them, without specials', {
			placeholder: 'e.g. 1, 3-5, or empty for all',
			hint: 'Empty for all seasons; 1, 3-5 for some; 0 for the specials',
			displayOptions: { show: { mediaType: ['tv'] } },
		}),
		collection('Options', 'options', [
			stateField,
			boolean('Skip What Is in the Library', 'skipInLibrary', 'Whether to leave out films and seasons that the media library has already'),
			string('Title', 'title', 'The title, where it is known; when empty, MoviePilot’s own is looked up'),
			number('Year', 'year', 'The year of release, where it is known'),
		]),
		collection('Rules', 'rules', ruleFields),
	],
	outcomeOf: notFoundOutcome('tmdbId', ({ code }) => code === UNKNOWN_TITLE),
	async execute(api, item) {
		const options = item.collection('options');
		const kind = kindOf(item);
		const title = titleOf(item, kind);
		const typed = kind === 'show' ? seasonsIn(asText(item.raw('seasons')).trim()) : undefined;
		const together = seasonsTogether(title, typed ?? 'all', 'TMDB ID');
		const seasons = together === 'all' ? undefined : together;
		if (seasons?.length === 0) throw new InputError('Seasons', 'names no season', 'Give numbers such as 1, 2 or leave it empty.');
		return await addSubscription(api, {
			kind,
			tmdb: title.tmdb,
			title: asText(options.title).trim(),
			year: wholeNumber(options.year),
			seasons,
			skipInLibrary: options.skipInLibrary === true,
			state: options.state === undefined ? undefined : stateIn(options.state),
			rules: rulesOf(item.collection('rules')),
		});
	},
});
