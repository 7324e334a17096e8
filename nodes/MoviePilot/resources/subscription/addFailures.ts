import { InputError, ServiceError } from '../../../shared/node/errors';
import { KIND, type Wanted } from '../../client/dialect';
import type { SubscriptionRecord } from '../../client/records';

/** @param record what the server named in its answer; absent when it cannot be found at all */
export function mistaken(record: SubscriptionRecord | undefined, { tmdb, title }: Wanted): ServiceError {
	const other = record?.type === KIND.movie ? 'a film' : 'a show';
	return new ServiceError({
		service: 'MoviePilot',
		message:
			record === undefined
				? `MoviePilot answered that it added "${title}", but it did not`
				: `MoviePilot took "${title}" for ${other} with the same TMDB number (${tmdb}) and added nothing`,
		description: 'This is a fault of MoviePilot 2. Add the title in MoviePilot by hand, or update MoviePilot.',
	});
}

export const noSeason = ({ title, tmdb }: Wanted) =>
	new ServiceError({
		service: 'MoviePilot',
		status: 404,
		message: `MoviePilot knows no season of "${title}" (TMDB number ${tmdb})`,
		description: 'Check the TMDB ID and the Media Type, or give Seasons yourself.',
	});

export const onlyBare = () =>
	new InputError(
		'Options or Rules',
		'holds what this server does not offer',
		'With an API token alone a MoviePilot before 2.9 takes titles only: fill in User Name and Password in the credential, or remove the rules, the state and the look into the library.',
	);
