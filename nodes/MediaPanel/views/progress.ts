import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { TitleResolver } from '../../Trakt/client';
import { objectsIn, part, type Card } from '../card';
import { WHOLE_SHOW } from '../actions/plays';
import { orRefusal } from '../problem';
import type { View } from '../views';
import { cardOfKey, titleKey } from './title';

interface Next {
	season: number;
	episode: number;
	title: string;
}

/** How far the account is with one film or show. */
interface Progress {
	/** False for a title that Trakt does not have. */
	known: boolean;
	/** Plays of a film; watched episodes of a show. */
	plays: number;
	/** Watched episodes by season. */
	watched: Record<string, number[]>;
	/** Episodes that have aired, by season: Trakt lists no others. */
	aired: Record<string, number[]>;
	next?: Next;
}

/** What Trakt knows of the account and one title: at most two requests. */
export const progress: View = {
	isPersonal: true,
	freshMs: 600_000,
	parameters: (query) => titleKey(query.title),
	async load({ upstream }, key): Promise<Progress> {
		const read = await orRefusal(readProgress(await upstream.trakt(), cardOfKey(key)));
		if (!(read instanceof ServiceError)) return read;
		// A title that Trakt does not know was not watched there.
		if (read.status !== 404) throw read;
		return { known: false, plays: 0, watched: {}, aired: {} };
	},
};

async function readProgress(client: ServiceClient, { type, tmdb, trakt }: Card): Promise<Progress> {
	const id = await new TitleResolver(client).pathId({ type, ids: { tmdb, trakt } });
	if (type === 'movie') {
		const plays = objectsIn(await client.get(path`/users/me/history/movies/${id}`, { page: 1, limit: 10 }));
		return { known: true, plays: plays.length, watched: {}, aired: {} };
	}
	const body = part(await client.get(path`/shows/${id}/progress/watched`, WHOLE_SHOW));
	const seasons = objectsIn(body.seasons);
	const of = (isWanted: (episode: IDataObject) => boolean) =>
		Object.fromEntries(
			seasons.map((season) => [
				asText(season.number),
				objectsIn(season.episodes)
					.filter(isWanted)
					.map(({ number }) => Number(number)),
			]),
		);
	const watched = of(({ completed }) => completed === true);
	const plays = Object.values(watched).reduce((sum, episodes) => sum + episodes.length, 0);
	const aired = of(() => true);
	return { known: true, plays, watched, aired, next: nextOf(part(body.next_episode), aired, watched) };
}

/** With specials asked for, Trakt may name one as next: then it is the first episode of a season that is not watched. */
function nextOf(named: IDataObject, aired: Record<string, number[]>, watched: Record<string, number[]>): Next | undefined {
	if (Number(named.season) > 0) return { season: Number(named.season), episode: Number(named.number), title: asText(named.title) };
	for (const season of Object.keys(aired)
		.map(Number)
		.sort((a, b) => a - b)) {
		if (season === 0) continue;
		const episode = aired[season]?.find((number) => watched[season]?.includes(number) !== true);
		if (episode !== undefined) return { season, episode, title: '' };
	}
	return undefined;
}
