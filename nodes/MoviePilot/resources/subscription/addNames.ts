import type { IDataObject } from 'n8n-workflow';
import { InputError, ServiceError } from '../../../shared/node/errors';
import { titleItem } from '../../../shared/media/titleItem';
import { asText } from '../../../shared/util/text';
import { asObject, type MoviePilotApi } from '../../client/api';
import { wholeNumber, type Wanted } from '../../client/dialect';
import { mediaDetails, UNKNOWN_TITLE } from '../../client/media';
import { type AddRequest } from './addSubscription';

/** Servers before version 3 recognise nothing without a name, whatever the number. */
export async function named(api: MoviePilotApi, { kind, tmdb, title, year }: AddRequest): Promise<Wanted> {
	if (title !== '') return { title, year, tmdb };
	if (!(await api.subscriptions.isReduced())) {
		const media = await mediaDetails(api, kind, tmdb);
		return { title: asText(media.title), year: year ?? wholeNumber(media.year), tmdb };
	}
	if (kind === 'show')
		throw new InputError(
			'Title',
			'is empty',
			'This server looks up shows by title when it is used with an API token alone: give the title, or fill in User Name and Password in the credential.',
		);
	const [movie] = (await api.client.get('/api/v3/movie/lookup', { term: `tmdb:${tmdb}` })) as IDataObject[];
	const found = asText(asObject(movie).title);
	if (found === '')
		throw new ServiceError({
			service: 'MoviePilot',
			status: 404,
			code: UNKNOWN_TITLE,
			message: `MoviePilot does not know a film with the TMDB number ${tmdb}`,
			description: 'Check the number and the Media Type.',
		});
	return { title: found, year: year ?? wholeNumber(asObject(movie).year), tmdb };
}

export const inLibrary = ({ title, year, tmdb, season }: Wanted): IDataObject =>
	titleItem(
		{ title, year, type: season === undefined ? 'movie' : 'season', outcome: 'inLibrary', ids: { tmdb }, season },
		{ year: year ?? null, mediaType: season === undefined ? 'movie' : 'tv', tmdbId: tmdb, season: season ?? null },
	);
