import { InputError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import { options, dateTime } from '../../shared/node/fields';

export const watchedAtFields = [
	options('Watched', 'watched', ['now', 'at', 'released', 'unknown'], 'When it was watched', {
		options: [
			{ name: 'At a Given Time', value: 'at' },
			{ name: 'At an Unknown Time', value: 'unknown' },
			{ name: 'Now', value: 'now' },
			{
				name: 'When Released',
				value: 'released',
				description: 'The release time of each episode; for a film its release date',
			},
		],
	}),
	dateTime('Watched At', 'watchedAt', 'When it was watched', {
		required: true,
		displayOptions: { show: { watched: ['at'] } },
	}),
];

/**
 * The `watched_at` of a play. A time is always sent, so that a play whose answer was lost can be found again.
 *
 * @throws InputError for a time that cannot be read
 */
export function watchedAt(item: ItemInput<(typeof watchedAtFields)[number]>): string {
	const watched = item.string('watched');
	if (watched === 'released' || watched === 'unknown') return watched;
	if (watched !== 'at') return new Date().toISOString();
	return isoTime(item.string('watchedAt'), 'Watched At');
}

/**
 * A time as Trakt takes it, in UTC.
 *
 * @throws InputError for text that is no time
 */
export function isoTime(text: string, field: string): string {
	const time = Date.parse(text);
	if (!Number.isNaN(time)) return new Date(time).toISOString();
	throw new InputError(field, 'is not a date', 'Write it as 2026-10-31T20:15:00Z.');
}

/** The same for a field that may be empty. */
export const optionalTime = (text: string, field: string): string | undefined => (text === '' ? undefined : isoTime(text, field));
