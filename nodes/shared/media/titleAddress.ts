import { emptyReading, shorten, UnclearTitle, type TitleReading } from './titleReading';
import { anime, douban, imdb, letterboxd, mdblist, simkl, tmdb, trakt, tvdb, type Found, type Parts } from './titleSites';

/** How each site writes the addresses of its titles; undefined for its other pages. */
const SITES: ReadonlyArray<{ hosts: string[]; name: string; read: (parts: Parts) => Found | undefined }> = [
	{ hosts: ['trakt.tv', 'www.trakt.tv', 'app.trakt.tv', 'm.trakt.tv', 'beta.trakt.tv'], name: 'trakt.tv', read: trakt },
	{
		hosts: ['themoviedb.org', 'www.themoviedb.org', 'm.themoviedb.org', 'api.themoviedb.org', 'tmdb.org', 'www.tmdb.org'],
		name: 'themoviedb.org',
		read: tmdb,
	},
	{ hosts: ['imdb.com', 'www.imdb.com', 'm.imdb.com', 'pro.imdb.com'], name: 'imdb.com', read: imdb },
	{ hosts: ['thetvdb.com', 'www.thetvdb.com'], name: 'thetvdb.com', read: tvdb },
	{ hosts: ['letterboxd.com', 'www.letterboxd.com'], name: 'letterboxd.com', read: letterboxd },
	{
		hosts: ['boxd.it', 'www.boxd.it'],
		name: 'letterboxd.com',
		read: ({ path: [code] }) => (code === undefined ? undefined : { otherIds: { boxd: code } }),
	},
	{ hosts: ['douban.com', 'www.douban.com', 'movie.douban.com', 'm.douban.com'], name: 'douban.com', read: douban },
	{ hosts: ['simkl.com', 'www.simkl.com'], name: 'simkl.com', read: simkl },
	{ hosts: ['mdblist.com', 'www.mdblist.com'], name: 'mdblist.com', read: mdblist },
	{ hosts: ['myanimelist.net', 'www.myanimelist.net'], name: 'myanimelist.net', read: ({ path }) => anime('mal', path) },
	{ hosts: ['anilist.co', 'www.anilist.co'], name: 'anilist.co', read: ({ path }) => anime('anilist', path) },
];

const HOST = /^(?:https?:\/\/|\/\/)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10})\.?(?::\d{1,5})?(?=[/?#]|$)/i;

/**
 * Reads the address of a title's page at Trakt, TMDB, IMDb, TheTVDB, Letterboxd, Douban, SIMKL, MDBList,
 * MyAnimeList or AniList, with or without scheme, language prefix and what follows. A number in a Trakt
 * address is a slug: Trakt's website reads it so.
 *
 * @returns undefined for text that is no address of these sites
 * @throws UnclearTitle for a page of theirs that is not one title's
 */
export function readAddress(text: string): TitleReading | undefined {
	const host = HOST.exec(text.slice(0, 2_000))?.[1]?.toLowerCase();
	const site = host === undefined ? undefined : SITES.find(({ hosts }) => hosts.includes(host));
	if (site === undefined) return undefined;
	const found = site.read(partsOf(text));
	if (found === undefined) {
		throw new UnclearTitle(
			`is a page of ${site.name} that is not one title's: ${shorten(text)}`,
			'Open the page of the film, show, season or episode and copy its address.',
		);
	}
	return { ...emptyReading(`address of ${site.name}`), ...found };
}

/** Is this text an address at all, of whatever site? */
export const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]{1,10}:\/\//i.test(text) || readable(text);

const readable = (text: string): boolean => {
	const host = HOST.exec(text)?.[1]?.toLowerCase();
	return host !== undefined && SITES.some(({ hosts }) => hosts.includes(host));
};

function partsOf(text: string): Parts {
	const whole = text.slice(0, 2_000).replace(/^(?:https?:)?\/\//i, '');
	const url = `https://${whole}`;
	if (!URL.canParse(url)) return { path: [], query: new URLSearchParams() };
	const { pathname, searchParams } = new URL(url);
	const path = pathname
		.split('/')
		.filter((part) => part !== '')
		.map(decoded);
	return { path: LANGUAGE.test(path[0] ?? '') && path[0] !== 'tv' ? path.slice(1) : path, query: searchParams };
}

const LANGUAGE = /^[a-z]{2}(?:-[a-z]{2,4})?$/i;

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
