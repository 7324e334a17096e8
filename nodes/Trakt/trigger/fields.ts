import { byName } from '../../shared/util/order';
import { calendarChoice, targetChoice } from '../resources/calendar/calendar';
import { simplifyField, options, number, multiOptions, variant } from '../../shared/node/fields';
import { listField } from '../client/lists';
import { SET_EVENTS } from './events';

const OTHERS = [
	{
		name: 'Airing Soon',
		value: 'airing',
		description: 'An episode or film airs or is released within some hours',
	},
	{
		name: 'Playback Started',
		value: 'playing',
		description: 'You have begun to watch something; looked at once per poll',
	},
	{
		name: 'Watched',
		value: 'watched',
		description: 'A film or episode was marked as watched, scrobbled or checked in',
	},
];

const only = (...events: string[]) => ({ displayOptions: { show: { event: events } } });

const eventField = options('Event', 'event', [], 'What starts the workflow', { noDataExpression: true });

export const triggerFields = [
	variant(eventField, {
		options: [...Object.entries(SET_EVENTS).map(([value, { name, description }]) => ({ name, value, description })), ...OTHERS].sort(
			byName,
		),
	}),
	variant(listField, only('listAdded', 'listRemoved')),
	variant(calendarChoice, only('airing')),
	variant(targetChoice, only('airing')),
	number('Hours Ahead', 'hoursAhead', 'How long before it airs the workflow starts', {
		default: 24,
		typeOptions: { minValue: 1, maxValue: 336 },
		...only('airing'),
	}),
	multiOptions(
		'Types',
		'types',
		['movie', 'show', 'season', 'episode', 'person'],
		'Kinds of titles that start the workflow; all when empty',
	),
	simplifyField,
];
