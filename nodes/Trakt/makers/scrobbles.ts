import type { IDataObject } from 'n8n-workflow';
import { InputError, ServiceError } from '../../shared/node/errors';
import type { MediaType } from '../../shared/media/identity';
import type { ItemInput } from '../../shared/node/itemInput';
import { defineOperation } from '../../shared/node/operation';
import { attempt } from '../../shared/util/attempt';
import type { TraktApi } from '../client/api';
import { ALREADY_SCROBBLED, SCROBBLED_FROM } from '../client/policy';
import { simplify } from '../client/simplify';
import type { TitleRef } from '../client/titleInput';
import { number } from '../../shared/node/fields';
import { type TitleField, titleFields, titleOf } from '../fields/fields';

const PLAYABLE: readonly MediaType[] = ['movie', 'episode'];

/**
 * `/scrobble/start`, `pause` or `stop`: the same request thrice says the same thing.
 *
 * Trakt refuses a pause from 80 % on (422), an ordinary event in the credits: there it wants a stop. What it has
 * noted as watched a moment ago it refuses to note again (409), which leaves nothing to be done.
 */
export function scrobble(operation: 'start' | 'pause' | 'stop', name: string, description: string) {
	return defineOperation<TraktApi>()({
		...{ resource: 'scrobble', operation, name, description },
		action: `${name} a scrobble`,
		properties: [
			...titleFields(PLAYABLE),
			number('Progress', 'progress', 'Position in percent of the runtime', {
				default: operation === 'stop' ? 100 : 0,
				typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
			}),
		],
		async execute(api, item) {
			const progress = item.number('progress', 0);
			if (progress < 0 || progress > 100) throw new InputError('Progress', `is ${progress}`, 'Give a percentage from 0 to 100.');
			const said = operation === 'pause' && progress >= SCROBBLED_FROM ? 'stop' : operation;
			const body = { ...(await playBody(item, api)), progress };
			const answer = await attempt(api.client.request({ method: 'POST', path: `/scrobble/${said}`, body, retry: 'idempotent' }));
			if (!(answer instanceof ServiceError)) return simplify(answer.body);
			if (answer.code !== ALREADY_SCROBBLED) throw answer;
			return { action: 'scrobble', progress, alreadyScrobbled: true, ...aboutOf(titleOf(item, PLAYABLE)) };
		},
	});
}

/** The title as the items of other operations have it. */
function aboutOf({ type, title, season, episode, ids, ownIds }: TitleRef): IDataObject {
	const all = { type, title, season, episode, ids: ids as IDataObject, [`${type}_ids`]: ownIds as IDataObject | undefined };
	const isSaid = (value: unknown): boolean =>
		value !== undefined && !(typeof value === 'object' && Object.keys(value as object).length === 0);
	return Object.fromEntries(Object.entries(all).filter(([, value]) => isSaid(value)));
}

/** What is played, as a scrobble says it: an episode by its own ID. */
async function playBody(item: ItemInput<TitleField>, api: TraktApi): Promise<IDataObject> {
	const ref = await api.titles.settled(titleOf(item, PLAYABLE));
	if (ref.type === 'episode') {
		const { trakt } = await api.titles.ownIds(ref);
		return { episode: { ids: { trakt } } };
	}
	const { title = '', year = 0, ids } = ref;
	// The contract wants title and year as well; Trakt finds the film by its IDs.
	return { movie: { title, year, ids: ids as IDataObject } };
}

/**
 * What is watched, as a check-in says it with the number of the episode within its whole show (`number_abs`).
 *
 * @throws InputError when Season or Episode say something as well
 */
export async function watchingAbsolute(item: ItemInput<TitleField>, api: TraktApi, number: number): Promise<IDataObject> {
	if (item.string('mediaType') !== 'episode') throw new InputError('Absolute Number', 'is for episodes', 'Choose Episode in Type.');
	if (item.number('season', undefined) !== undefined || item.number('episode', undefined) !== undefined) {
		throw new InputError(
			'Absolute Number',
			'is filled in beside Season or Episode',
			'Fill in either Absolute Number, or Season and Episode.',
		);
	}
	const ref = titleOf(item, ['show']);
	const { ids } = await api.titles.settled(ref);
	if (Object.keys(ids).length === 0) throw new InputError('Title', 'is an episode without its show', 'Give the show.');
	return { show: { ids: ids as IDataObject }, episode: { number_abs: number } };
}

/** What is watched, as a check-in says it: an episode by its show and numbers, or by its own ID. */
export async function watchingBody(item: ItemInput<TitleField>, api: TraktApi): Promise<IDataObject> {
	const ref = await api.titles.settled(titleOf(item, PLAYABLE));
	if (ref.type === 'movie') return { movie: { ids: ref.ids as IDataObject } };
	if (Object.keys(ref.ids).length === 0) return await playBody(item, api);
	return { show: { ids: ref.ids as IDataObject }, episode: { season: ref.season, number: ref.episode } };
}
