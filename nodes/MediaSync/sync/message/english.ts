import { label } from '../../../shared/media/identity';
import type { Language } from './language';

export const english: Language = {
	counts: {
		added: (count) => `${count} added`,
		wouldAdd: (count) => `would add ${count}`,
		passedOn: (count) => `${count} passed on`,
		alreadyThere: (count) => `${count} already there`,
		withoutNumber: (count) => `${count} without a TMDB number`,
		notFound: (count) => `${count} not found`,
		skipped: (count) => `${count} skipped`,
		failed: (count) => `${count} failed`,
		removed: (count) => `${count} removed`,
		toRemove: (count) => `${count} to be removed`,
		takenOff: (count) => `${count} taken off the list`,
		wouldTakeOff: (count) => `${count} would be taken off the list`,
		waiting: (count) => `${count} waiting`,
		conflicts: (count) => `${count} in conflict`,
		notRemoved: (count) => `${count} could not be removed`,
	},
	headings: { added: 'Added', wouldAdd: 'Would add', failed: 'Failed', removed: 'Removed', notFound: 'Not found' },
	comma: ', ',
	colon: ': ',
	nothingNew: 'nothing new',
	noTitles: 'no titles',
	dryRun: ' (dry run)',
	howToGoOn: 'Nothing was changed. To do it, switch Dry Run off in the node.',
	more: (count) => ` and ${count} more`,
	moreProblems: (count) => `And ${count} more`,
	route: (route) => route,
	title: label,
	sentence: (sentence) => sentence,
};
