import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../shared/util/text';
import { imagePath, objectsIn, part, type Card } from '../card';

interface Provider {
	name: string;
	/** Path below the image host. */
	logo: string | null;
}

/** What is told about a film or show. */
export interface About {
	card: Card;
	overview: string;
	tagline: string;
	backdrop: string | null;
	genres: string[];
	/** Minutes. */
	runtime?: number;
	/** The service's own word: `Returning Series` (TMDB), `returning series` (Trakt). */
	status: string;
	released?: string;
	seasons: Array<{ season: number; title: string; episodes: number; year?: number }>;
	/** Where to watch; without a region nobody has told. */
	providers: { region: string; stream: Provider[]; rent: Provider[]; buy: Provider[] };
	/** YouTube's own name of a video. */
	trailer?: string;
	cast: Array<{ name: string; role: string; picture: string | null }>;
	/** The service that should have told it and did not. */
	missing?: string;
}

/** Where to watch, by TMDB's own list for the country (data of JustWatch). */
export function providersOf(body: IDataObject, region: string): About['providers'] {
	const country = part(part(part(body['watch/providers']).results)[region]);
	const named = (...kinds: string[]) => {
		const offers = kinds.flatMap((kind) => objectsIn(country[kind]));
		const unique = new Map(offers.map((one) => [asText(one.provider_name), imagePath(one.logo_path)]));
		return [...unique].map(([name, logo]) => ({ name, logo }));
	};
	return { region, stream: named('flatrate', 'free', 'ads'), rent: named('rent'), buy: named('buy') };
}

/** The official trailer in the language asked for comes first; a teaser is better than nothing. */
export function trailerOf(videos: IDataObject[]): string | undefined {
	const playable = videos.filter(({ site, key }) => site === 'YouTube' && /^[\w-]{6,20}$/.test(asText(key)));
	const rank = ({ type, official }: IDataObject) => (type === 'Trailer' ? 2 : type === 'Teaser' ? 1 : 0) + (official === true ? 0.5 : 0);
	const [best] = playable.filter((video) => rank(video) >= 1).sort((a, b) => rank(b) - rank(a));
	return best === undefined ? undefined : asText(best.key);
}

const MOST_CAST = 12;

/** The first names of the cast; shows name the roles of a person in a list. */
export const castOf = (cast: IDataObject[]): About['cast'] =>
	cast.slice(0, MOST_CAST).map((person) => ({
		name: asText(person.name),
		role: asText(person.character) || asText(objectsIn(person.roles)[0]?.character),
		picture: imagePath(person.profile_path),
	}));
