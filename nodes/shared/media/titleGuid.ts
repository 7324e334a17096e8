import type { MediaIds } from './identity';
import { emptyReading, type TitleReading } from './titleReading';
import { idOf } from './titleValues';

/** Services by the words that guids and typed keys begin with. */
const SERVICES: Readonly<Record<string, keyof MediaIds>> = {
	imdb: 'imdb',
	imdbid: 'imdb',
	tmdb: 'tmdb',
	tmdbid: 'tmdb',
	themoviedb: 'tmdb',
	tvdb: 'tvdb',
	tvdbid: 'tvdb',
	thetvdb: 'tvdb',
	trakt: 'trakt',
};

/** Whose IDs a word stands for. */
export const serviceOf = (word = ''): keyof MediaIds | undefined =>
	Object.hasOwn(SERVICES, word.toLowerCase()) ? SERVICES[word.toLowerCase()] : undefined;

/** `imdb://tt0137523`, `plex://movie/…`, `com.plexapp.agents.thetvdb://81189/1/2?lang=en`, `com.plexapp.agents.hama://anidb-23/1/2` */
export function readGuid(text: string): TitleReading | undefined {
	const found = /^(?:com\.plexapp\.agents\.)?([a-z]{3,12}):\/\/([^/?#\s]{1,80})(?:\/(\d{1,5}))?(?:\/(\d{1,5}))?(?=[/?#]|$)/i.exec(
		text.slice(0, 300),
	);
	if (found === null || /^https?$/i.test(found[1] ?? '')) return undefined;
	const [, agent = '', id = '', season, episode] = found;
	const reading = emptyReading('guid');
	const part =
		season === undefined ? {} : { type: episode === undefined ? ('season' as const) : ('episode' as const), season: Number(season) };
	const numbers = { ...part, ...(episode === undefined ? {} : { episode: Number(episode) }) };
	const hama = /^(anidb|tvdb|tmdb|imdb)\d?-(\w{1,12})$/i.exec(id);
	const service = serviceOf(hama?.[1] ?? agent);
	if (agent.toLowerCase() === 'plex') return { ...reading, otherIds: { plex: id } };
	if (service === undefined) return hama === null ? undefined : { ...reading, otherIds: { [hama[1] as string]: hama[2] as string } };
	const value = idOf(service, hama?.[2] ?? id);
	return value === undefined ? undefined : { ...reading, ids: { [service]: value }, ...numbers };
}
