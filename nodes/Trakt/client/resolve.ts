import { InputError, ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import type { MediaIds, MediaType } from '../../shared/media/identity';
import type { TitleRef } from './titleInput';

interface Found {
	type?: string;
	[kind: string]: unknown;
}

interface Part {
	number: number;
	ids: MediaIds;
	episodes?: Part[];
}

/** Finds the IDs of titles that a path or a body needs, and asks for each of them once. */
export class TitleResolver {
	private readonly lookups = new Map<string, Promise<unknown>>();

	constructor(private readonly client: ServiceClient) {}

	/**
	 * What a path segment takes: a Trakt ID, slug or IMDb ID of the film, show or person. TMDB and TVDB
	 * numbers are looked up first.
	 *
	 * @throws ServiceError when Trakt does not know the number
	 */
	async pathId(ref: TitleRef): Promise<string> {
		const { trakt, slug, imdb } = (await this.settled(ref)).ids;
		const direct = trakt ?? slug ?? imdb;
		if (direct !== undefined) return String(direct);
		const ids = await this.lookUp(titleType(ref.type), ref.ids);
		return String(ids.trakt ?? ids.slug);
	}

	/**
	 * The title with its Trakt ID where its slug alone is known and is a number (24, 1883, 1923): in a path Trakt
	 * takes such a number for its own ID first (trakt-api 6, 33), which is another title's.
	 *
	 * @throws ServiceError when no title has that slug
	 */
	async settled(ref: TitleRef): Promise<TitleRef> {
		const { trakt, slug = '', imdb, tmdb, tvdb } = ref.ids;
		if (!/^\d+$/.test(slug) || [trakt, imdb, tmdb, tvdb].some((id) => id !== undefined)) return ref;
		const type = titleType(ref.type);
		const found = (await this.once(path`/search/${type}`, { query: slug, limit: '50', page: '1' })) as Found[] | undefined;
		const bySearch = (Array.isArray(found) ? found : [])
			.map((one) => (one[type] as { ids?: MediaIds } | undefined)?.ids)
			.find((ids) => ids?.slug === slug);
		const ids = bySearch ?? (await this.bySlug(type, slug));
		if (ids === undefined) throw unknownTitle(this.client.policy.service, type, { slug });
		return { ...ref, ids };
	}

	/** What Trakt makes of the number itself: right only if the answer has this slug. */
	private async bySlug(type: MediaType, slug: string): Promise<MediaIds | undefined> {
		const where = type === 'movie' ? path`/movies/${slug}` : type === 'person' ? path`/people/${slug}` : path`/shows/${slug}`;
		const answer = await this.attempt(async () => await this.once(where));
		if (answer instanceof Error) {
			if ((answer as ServiceError).status === 404) return undefined;
			throw answer;
		}
		const { ids } = (answer ?? {}) as { ids?: MediaIds };
		return ids?.slug === slug ? ids : undefined;
	}

	/** `/movies/ID`, `/shows/ID`, `/shows/ID/seasons/1/episodes/2`, `/people/ID` */
	async path(ref: TitleRef): Promise<string> {
		const whole = noShow(ref) ? await this.partOfShow(ref) : ref;
		const id = await this.pathId(whole);
		if (whole.type === 'movie') return path`/movies/${id}`;
		if (whole.type === 'person') return path`/people/${id}`;
		if (whole.type === 'show') return path`/shows/${id}`;
		const season = path`/shows/${id}/seasons/${whole.season ?? 0}`;
		return whole.type === 'season' ? season : `${season}${path`/episodes/${whole.episode ?? 0}`}`;
	}

	/**
	 * The title's own IDs with its Trakt ID among them; of the season or episode itself, not of its show.
	 *
	 * @throws ServiceError when Trakt does not know it
	 */
	async ownIds(ref: TitleRef): Promise<MediaIds & { trakt: number }> {
		const known = isPart(ref) ? (ref.ownIds ?? {}) : ref.ids;
		if (known.trakt !== undefined) return { ...known, trakt: known.trakt };
		if (ref.type === 'season') {
			const { ids } = (await this.once(`${await this.path(ref)}/info`)) as {
				ids: MediaIds & { trakt: number };
			};
			return ids;
		}
		if (ref.type === 'episode' && noShow(ref)) return await this.lookUp('episode', known);
		const { ids } = (await this.once(await this.path(ref))) as { ids: MediaIds & { trakt: number } };
		return ids;
	}

	/**
	 * The own IDs of a season or episode from its show's whole list: one request for all parts of a show.
	 *
	 * @returns undefined when the show, or the part of it, does not exist
	 */
	async partIds(ref: TitleRef): Promise<MediaIds | undefined> {
		const seasons = await this.seasonsOf(ref);
		const season = seasons.find(({ number }) => number === ref.season);
		if (ref.type === 'season') return season?.ids;
		return season?.episodes?.find(({ number }) => number === ref.episode)?.ids;
	}

	/** A show that Trakt does not know has no seasons. */
	private async seasonsOf(ref: TitleRef): Promise<Part[]> {
		const answer = await this.attempt(async () => {
			const id = await this.pathId(ref);
			return await this.once(path`/shows/${id}/seasons`, { extended: 'episodes' });
		});
		if (answer instanceof Error && (answer as ServiceError).status !== 404) throw answer;
		return Array.isArray(answer) ? (answer as Part[]) : [];
	}

	private async attempt(work: () => Promise<unknown>): Promise<unknown> {
		try {
			return await work();
		} catch (error) {
			return error;
		}
	}

	/** An episode or season that is known by its own ID alone, with its show and numbers. */
	private async partOfShow(ref: TitleRef): Promise<TitleRef> {
		const ids = ref.ownIds ?? {};
		if (ref.type === 'season') {
			throw new InputError(
				'Title',
				'is a season without its show',
				'Give the show and the number of the season: Trakt cannot find a season by its own ID.',
			);
		}
		const [kind, id] = idFor(ids);
		const found = (await this.once(path`/search/${kind}/${id}`, { type: ref.type })) as Found[];
		const hit = found[0] as { show?: { ids: MediaIds }; episode?: { season: number; number: number } } | undefined;
		if (hit?.show === undefined) throw unknownTitle(this.client.policy.service, ref.type, ids);
		return {
			...ref,
			ids: hit.show.ids,
			season: hit.episode?.season ?? ref.season,
			episode: hit.episode?.number,
		};
	}

	private async lookUp(type: MediaType, ids: MediaIds): Promise<MediaIds & { trakt: number }> {
		const [kind, id] = idFor(ids);
		const found = (await this.once(path`/search/${kind}/${id}`, { type })) as Found[] | undefined;
		const hit = Array.isArray(found) ? (found[0]?.[type] as { ids?: MediaIds } | undefined) : undefined;
		const trakt = hit?.ids?.trakt;
		if (trakt === undefined) throw unknownTitle(this.client.policy.service, type, ids);
		return { ...hit?.ids, trakt };
	}

	private async once(where: string, query?: Record<string, string>): Promise<unknown> {
		const key = `${where}?${JSON.stringify(query ?? {})}`;
		const lookup = this.lookups.get(key) ?? this.client.get(where, query);
		this.lookups.set(key, lookup);
		return await lookup;
	}
}

const isPart = (ref: TitleRef): boolean => ref.type === 'season' || ref.type === 'episode';

const noShow = (ref: TitleRef): boolean => isPart(ref) && Object.keys(ref.ids).length === 0;

const titleType = (type: MediaType): MediaType => (type === 'season' || type === 'episode' ? 'show' : type);

/** The kinds that `/search/:id_type/:id` takes, the surest first. */
function idFor(ids: MediaIds): [string, string | number] {
	for (const kind of ['trakt', 'imdb', 'tmdb', 'tvdb'] as const) {
		const id = ids[kind];
		if (id !== undefined) return [kind, id];
	}
	return ['trakt', ids.slug ?? ''];
}

const NAMES = { trakt: 'Trakt ID', slug: 'slug', imdb: 'IMDb ID', tmdb: 'TMDB ID', tvdb: 'TVDB ID' } as const;

/** "TMDB ID 603" */
export function idLabel(ids: MediaIds): string {
	const kinds = ['tmdb', 'imdb', 'tvdb', 'trakt', 'slug'] as const;
	const kind = kinds.find((name) => ids[name] !== undefined) ?? 'trakt';
	return `${NAMES[kind]} ${ids[kind] ?? '?'}`;
}

/** Trakt answered and has no such title. */
function unknownTitle(service: string, type: MediaType, ids: MediaIds): ServiceError {
	return new ServiceError({
		service,
		status: 404,
		code: 'notFound',
		message: `Trakt does not know a ${type} with the ${idLabel(ids)}`,
		description: 'Check the ID, and that Type and ID Type say what it is.',
	});
}
