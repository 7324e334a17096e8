import type { TmdbClient } from '../../Tmdb/client';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import type { Media, MediaIds } from '../../shared/media/identity';

interface Asked {
	/** `movie:155`, `season:1396:2`, `movie:imdb=tt0468569` */
	key: string;
	media: Media;
}

/**
 * Does Trakt still know the title by this number (`/search/:id_type/:id`)? A merged title comes back under
 * another one, a deleted one not at all.
 *
 * @param own Trakt's own number, where it is known: another title that has taken over the number is not it
 * @throws ServiceError
 */
export async function traktStillHas(client: ServiceClient, { key }: Asked, own?: number): Promise<boolean> {
	const { type, name, id } = partsOf(key);
	if (name === 'slug') return await exists(client, path`/${type === 'movie' ? 'movies' : 'shows'}/${id}`);
	const body = await client.get(path`/search/${name}/${id}`, { type });
	if (!Array.isArray(body)) throw unclear('Trakt');
	return body.some((found: { [Type in 'movie' | 'show']?: { ids?: MediaIds | null } | null } | null) => {
		const ids = found?.[type]?.ids;
		return ids?.[name] !== undefined && String(ids[name]) === id && (own === undefined || ids.trakt === own);
	});
}

/**
 * Does TMDB still have the title under this number? It answers 404 for one that was deleted.
 *
 * @throws ServiceError
 */
export async function tmdbStillHas(client: TmdbClient, { key }: Asked): Promise<boolean> {
	const { type, name, id } = partsOf(key);
	return name !== 'tmdb' || (await exists(client, path`/3/${type === 'movie' ? 'movie' : 'tv'}/${id}`, Number(id)));
}

async function exists(client: ServiceClient, address: string, id?: number): Promise<boolean> {
	const isMissing = (error: unknown) => error instanceof ServiceError && error.status === 404;
	const body = (await client.get(address).catch((error: Error) => (isMissing(error) ? 'missing' : Promise.reject(error)))) as
		{ id?: unknown } | 'missing' | null | undefined;
	if (body === 'missing') return false;
	if (typeof body !== 'object' || body === null) throw unclear(client.policy.service);
	return id === undefined || body.id === id;
}

const unclear = (service: string) =>
	new ServiceError({
		service,
		message: `${service} did not say whether it still has the title`,
		description: 'Nothing is removed because of it; the next run asks again.',
	});

function partsOf(key: string): { type: 'movie' | 'show'; name: keyof MediaIds; id: string } {
	const [kind, best = ''] = key.split(':');
	const type = kind === 'movie' ? 'movie' : 'show';
	const [name = '', ...id] = best.split('=');
	return id.length === 0 ? { type, name: 'tmdb', id: best } : { type, name: name as keyof MediaIds, id: id.join('=') };
}
