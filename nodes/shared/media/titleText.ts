import type { MediaIds, MediaType } from './identity';
import { isAddress, readAddress } from './titleAddress';
import { readGuid, serviceOf } from './titleGuid';
import { emptyReading, shorten, Statements, UnclearTitle, type TitleReading } from './titleReading';
import { idNumber, idOf, imdbPerson, imdbTitle, nameAndYear, partNumber, typeOfWord } from './titleValues';
import { withoutEnding } from '../util/withoutEnding';

/**
 * Reads one line of text: an address (also within a sentence), a guid (`imdb://tt0137523`, Plex's old
 * agents), `tmdb:movie:550`, our own `season:1396:2`, an IMDb ID, "Name (Year)", "Name (Year) S01E02".
 * A number or a single word stays `bare`: only the form knows whose it is.
 *
 * @throws UnclearTitle for an address of no title, or two different ones
 */
export function readText(value: string): TitleReading {
	const text = value.slice(0, 4_000).trim();
	const addressed = fromAddresses(text);
	if (addressed !== undefined) return addressed;
	const guid = readGuid(text) ?? readKey(text);
	if (guid !== undefined) return guid;
	const imdb = imdbTitle(text);
	if (imdb !== undefined) return { ...emptyReading('IMDb ID'), ids: { imdb } };
	const person = imdbPerson(text);
	if (person !== undefined) return { ...emptyReading('IMDb ID'), type: 'person', ids: { imdb: person } };
	if (!/\s/.test(text)) return { ...emptyReading('text'), bare: text, ...nameOf(text) };
	return { ...emptyReading('text'), ...nameOf(text) };
}

/** Every address in the text has to mean the same title. */
function fromAddresses(text: string): TitleReading | undefined {
	const addresses = text
		.split(/\s+/)
		.map((word) => withoutEnding(word.replace(/^[<("'「]+/, ''), `>)"'」,;.!`))
		.filter(isAddress);
	const readings = addresses.map((address) => ({ address, found: readAddress(address) ?? readGuid(address) }));
	const unknown = readings.find(({ found }) => found === undefined);
	if (unknown !== undefined && readings.length === 1) {
		throw new UnclearTitle(
			`is an address of no site that names titles: ${shorten(unknown.address)}`,
			'Give an address of trakt.tv, themoviedb.org, imdb.com, thetvdb.com or letterboxd.com.',
		);
	}
	const [first] = readings.filter(({ found }) => found !== undefined);
	if (first?.found === undefined) return undefined;
	const all = new Statements(first.found.from);
	for (const { address, found } of readings) if (found !== undefined) all.add(shorten(address), found);
	return all.finish();
}

/** `tmdb:550`, `tmdb:movie:550`, `movie:tmdb:550`, and the keys of our own outputs: `movie:155`, `season:1396:2`, `show:imdb=tt0903747`. */
function readKey(text: string): TitleReading | undefined {
	const own = /^(movie|show|season|episode):(?:(imdb|tvdb|trakt|slug)=)?([\w-]{1,100})(?::(\d{1,5}))?(?::(\d{1,5}))?$/i.exec(text);
	if (own !== null && serviceOf(own[3]) === undefined) {
		const [, type = '', service = 'tmdb', id, season, episode] = own;
		const value = idOf(service.toLowerCase() as keyof MediaIds, id);
		if (value === undefined) return undefined;
		return keyed(type.toLowerCase() as MediaType, { [service.toLowerCase()]: value }, partNumber(season), partNumber(episode));
	}
	const parts = text.split(':').map((part) => part.trim());
	if (parts.length < 2 || parts.length > 3) return undefined;
	const service = parts
		.slice(0, -1)
		.map(serviceOf)
		.find((name) => name !== undefined);
	const type = parts
		.slice(0, -1)
		.map(typeOfWord)
		.find((word) => word !== undefined);
	const value = service === undefined ? undefined : idOf(service, parts.at(-1));
	if (service === undefined || value === undefined || (parts.length === 3 && type === undefined)) return undefined;
	return { ...emptyReading('key'), ids: { [service]: value }, ...(type === undefined ? {} : { type }) };
}

/** A key of our own says as many numbers as its type has. */
function keyed(type: MediaType, ids: MediaIds, season?: number, episode?: number): TitleReading | undefined {
	const wanted = { movie: 0, show: 0, season: 1, episode: 2, person: 0 }[type];
	const given = [season, episode].filter((number) => number !== undefined).length;
	if (given > wanted) return undefined;
	return { ...emptyReading('key'), type, ids, ...(season === undefined ? {} : { season }), ...(episode === undefined ? {} : { episode }) };
}

/** Where the name ends and a season or episode begins: S02E05, S02, 2x05, "season 2 episode 5". */
const PART = /[\s._-](?:s(\d{1,3})(?:\s?e(\d{1,4}))?|(\d{1,2})x(\d{1,3})|season\s(\d{1,3})(?:,?\sepisode\s(\d{1,4}))?)$/i;

/** IDs that Radarr, Plex and Jellyfin put into the names of folders: {tmdb-550}, [imdbid-tt0137523], {tvdb-81189}. */
const TAG = /[{[](tmdb|tmdbid|imdb|imdbid|tvdb|tvdbid)[-=](\w{1,12})[}\]]/i;

function nameOf(text: string): Partial<TitleReading> {
	const short = text.slice(0, 400);
	const tag = TAG.exec(short);
	const service = serviceOf(tag?.[1]);
	const id = service === undefined ? undefined : idOf(service, tag?.[2]);
	const whole = short.replace(TAG, '').trim();
	const part = PART.exec(whole);
	const before = withoutEnding(whole.slice(0, part?.index), ' ._-\t');
	const isPart = part !== null && before !== '';
	const [, s1, e1, s2, e2, s3, e3] = isPart ? part : [];
	const name = isPart ? before : short.replace(TAG, '');
	const season = idNumberOrZero(s1 ?? s2 ?? s3);
	const episode = idNumberOrZero(e1 ?? e2 ?? e3);
	return {
		...nameAndYear(name),
		...(id === undefined || service === undefined ? {} : { ids: { [service]: id } }),
		...(season === undefined ? {} : { type: episode === undefined ? 'season' : 'episode', season }),
		...(episode === undefined ? {} : { episode }),
	};
}

const idNumberOrZero = (text: string | undefined): number | undefined => (text === undefined ? undefined : (idNumber(text) ?? 0));
