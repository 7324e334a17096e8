import { InputError, ServiceError } from '../../../shared/node/errors';
import { KIND, type Wanted } from '../../client/dialect';
import { asText } from '../../../shared/util/text';
import type { SubscriptionRecord } from '../../client/records';
import { tmdbOf } from '../../client/subscriptionBook';

/**
 * @param record what the server named in its answer; absent when it cannot be found at all
 * @param wasThere it had been subscribed to before; otherwise it has been taken back by now
 */
export function mistaken(record: SubscriptionRecord | undefined, { tmdb, title, season }: Wanted, wasThere = true): ServiceError {
	const asked = `"${title}"${season === undefined ? '' : ` season ${season}`}`;
	if (record === undefined) return error(`MoviePilot answered that it added ${asked}, but it did not`, UPDATE);
	const other = record.type === KIND.movie ? 'a film' : 'a show';
	if (wasThere && tmdbOf(record) === tmdb)
		return error(`MoviePilot took ${asked} for ${other} with the same TMDB number (${tmdb}) and added nothing`, UPDATE);
	const part = record.type === KIND.movie ? '' : ` season ${record.season ?? 1}`;
	const taken = `"${asText(record.name)}"${part} (TMDB number ${tmdbOf(record) ?? 'unknown'})`;
	return error(
		`MoviePilot subscribed to ${taken} in place of ${asked} (TMDB number ${tmdb})`,
		wasThere
			? 'It had that already, so nothing was added.'
			: 'It was taken back. MoviePilot cannot resolve the number: TMDB may have it no longer, or is out of reach.',
	);
}

const UPDATE = 'This is a fault of MoviePilot 2. Add the title in MoviePilot by hand, or update MoviePilot.';

const error = (message: string, description: string) => new ServiceError({ service: 'MoviePilot', message, description });

export const noSpecials = () =>
	new InputError('Seasons', 'names season 0', 'This MoviePilot takes no specials: it would subscribe to season 1. Leave out 0.');

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
