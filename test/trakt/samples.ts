import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { TraktApi } from '../../nodes/Trakt/client/api';
import type { Operation } from '../../nodes/shared/node/operation';
import type { TraktSimulator } from '../simulators/trakt';
import { extrasOf } from '../simulators/trakt/extras';
import { SAMPLE, SAMPLE_ID } from '../simulators/trakt/sample';

type Parameters = IDataObject;

/** Fields that change nothing about the route or the shape of a body. */
const SAME_REQUEST = ['idType', 'privacy', 'sortHow', 'watched', 'method'];

/**
 * Parameters to try an operation with: all fields at their defaults (or a fitting sample), then each choice
 * of each drop-down, one at a time.
 */
export function variantsOf(operation: Operation<TraktApi>, trakt: TraktSimulator): Parameters[] {
	const { resource, operation: name, properties = [] } = operation;
	const base: Parameters = { resource, operation: name };
	for (const property of properties) base[property.name] = sampleFor(property, operation, trakt) as never;
	const variants = [fit(base, trakt)];
	for (const property of properties) {
		if (property.type !== 'options' || SAME_REQUEST.includes(property.name)) continue;
		for (const option of property.options ?? []) {
			const value = (option as { value: string }).value;
			if (value !== property.default) variants.push(fit({ ...base, [property.name]: value }, trakt));
		}
	}
	return variants;
}

function sampleFor(property: INodeProperties, { resource, operation }: Operation<TraktApi>, trakt: TraktSimulator): unknown {
	const { state } = trakt;
	switch (property.name) {
		case 'list':
			return {
				__rl: true,
				mode: 'id',
				value: resource === 'list' && operation.includes('ike') ? 'justin/star-wars' : `me/${SAMPLE.favourites}`,
			};
		case 'query':
			return resource === 'customApiCall' ? '{}' : 'star';
		case 'comment':
			return 'Five words are needed here.';
		case 'notes':
			return 'A note';
		case 'name':
			return 'Weekend';
		case 'rank':
		case 'historyIds':
			return '1001, 1002';
		case 'listItemId':
			return String(listOf(resource, state).read()[0]!.id);
		case 'commentId':
		case 'noteId':
		case 'playbackId':
		case 'requestId':
		case 'smartListId':
			return String(SAMPLE_ID);
		case 'otherUser':
			return SAMPLE.other.user;
		case 'id':
			return 'tt0372784';
		case 'path':
			return '/movies/trending';
		case 'since':
			return '2026-11-01T00:00:00Z';
		case 'startDate':
			return '2026-01-01';
		case 'fields':
			return operation === 'update' ? { description: 'New words', privacy: 'public', sort_by: 'title', sort_how: 'desc' } : {};
		case 'confirm':
			return true;
		default:
			return property.default;
	}
}

/** The list that an item of this resource is on. */
const listOf = (resource: string, state: TraktSimulator['state']) =>
	resource === 'watchlist' ? state.watchlist : resource === 'favorite' ? extrasOf(state, state.me).favorites : state.me.lists[0]!.items;

/** Gives the title that goes with the chosen type. */
function fit(parameters: Parameters, { state }: TraktSimulator): Parameters {
	if (!('title' in parameters)) return parameters;
	const { movies, shows, people } = state.library;
	const show = shows.find((one) => one.seasons.length > 0 && one.seasons[0]!.episodes.length > 1)!;
	const picked = parameters.mediaType ?? (parameters.resource === 'history' ? parameters.type : undefined);
	const type =
		picked ??
		['show', 'season', 'episode', 'person'].find((one) => one === parameters.resource) ??
		(parameters.resource === 'progress' ? 'show' : 'movie');
	if (type === 'movie') return { ...parameters, title: movies[0]!.ids.slug };
	if (type === 'person') return { ...parameters, title: people[0]!.ids.slug };
	return { ...parameters, title: show.ids.slug, season: 1, episode: 1 };
}
