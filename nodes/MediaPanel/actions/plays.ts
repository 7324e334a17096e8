import type { IDataObject } from 'n8n-workflow';
import { path } from '../../shared/http/url';
import type { ServiceClient } from '../../shared/http/request';
import { asText } from '../../shared/util/text';
import { addPlays, TitleResolver, bodyEntry, outcomes, type TitleRef } from '../../Trakt/client';
import { objectsIn, part } from '../card';
import { PanelError, problem } from '../problem';
import type { Upstream } from '../upstream';
import type { PanelAction } from './panelAction';

/** Specials and hidden seasons count here: Trakt leaves both out unless asked (`GET /shows/:id/progress/watched`). */
export const WHOLE_SHOW = { specials: true, hidden: true, count_specials: false };

/** Trakt keeps whole seconds. */
const wholeSecond = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}.000Z`;

/**
 * Marks a film, an episode, or of a season every episode that has aired and is not watched yet: Trakt would take a
 * bare season for all of its episodes, those to come among them.
 *
 * @returns `watchedAt`, by which exactly these plays are found again
 */
export async function markWatched(upstream: Upstream, { ref, at, again }: PanelAction): Promise<IDataObject> {
	const client = await upstream.trakt();
	const titles = new TitleResolver(client);
	const watchedAt = wholeSecond(at);
	if (again && (await playsAt(client, titles, ref, watchedAt)).length > 0) return { watchedAt };
	const refs = ref.type === 'season' ? await unwatchedOf(client, titles, ref) : [ref];
	const plays = refs.map((one) => ({ ref: one, body: bodyEntry(one, { watched_at: watchedAt }), watchedAt }));
	const answer = await addPlays({ client, titles, stopsOnError: true }, plays);
	const [outcome] = outcomes(
		'add',
		plays.map(({ body }) => body),
		answer,
	);
	if (outcome === 'notFound') throw new PanelError(UNKNOWN_TITLE);
	return ref.type === 'season' ? { watchedAt, episodes: refs.map(({ episode }) => episode ?? 0) } : { watchedAt };
}

/**
 * Takes back what `watched` has added: the plays of exactly that time, by their own numbers. Naming the
 * title would remove every play that it ever had (Trakt, `POST /sync/history/remove`).
 */
export async function undoWatched(upstream: Upstream, { ref, watchedAt = '' }: PanelAction): Promise<void> {
	const client = await upstream.trakt();
	const ids = (await playsAt(client, new TitleResolver(client), ref, watchedAt)).map((play) => Number(play.id));
	if (ids.length > 0) await client.request({ method: 'POST', path: '/sync/history/remove', body: { ids }, retry: 'idempotent' });
}

/** The account's plays of a film, season or episode at exactly this time. */
async function playsAt(client: ServiceClient, titles: TitleResolver, ref: TitleRef, watchedAt: string): Promise<IDataObject[]> {
	const id = await titles.pathId(ref);
	const type = ref.type === 'movie' ? 'movies' : 'shows';
	const query = { start_at: watchedAt, end_at: watchedAt, page: 1, limit: 250 };
	return objectsIn(await client.get(path`/users/me/history/${type}/${id}`, query)).filter((play) => isPlayOf(ref, play));
}

function isPlayOf({ type, season, episode }: TitleRef, play: IDataObject): boolean {
	if (type === 'movie') return true;
	const seen = part(play.episode);
	return seen.season === season && (episode === undefined || seen.number === episode);
}

/** @throws PanelError when nothing of the season is left to be marked */
async function unwatchedOf(client: ServiceClient, titles: TitleResolver, ref: TitleRef): Promise<TitleRef[]> {
	const progress = part(await client.get(path`/shows/${await titles.pathId(ref)}/progress/watched`, WHOLE_SHOW));
	const season = objectsIn(progress.seasons).find(({ number }) => Number(number) === ref.season);
	// Trakt lists the episodes that have aired, and no others.
	const left = objectsIn(season?.episodes).filter(({ completed }) => completed !== true);
	if (left.length === 0) throw new PanelError(NOTHING_LEFT);
	return left.map(({ number }) => ({ ...ref, type: 'episode', episode: Number(asText(number)) }));
}

export const UNKNOWN_TITLE = problem(
	'refused',
	'Trakt does not know this title',
	'It may be listed there under another number, or not yet.',
	'Trakt',
);

const NOTHING_LEFT = problem(
	'refused',
	'No episode of this season is left to be marked',
	'Every episode that has aired is watched already, or none has aired yet.',
	'Trakt',
);
