import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../shared/node/errors';
import { path } from '../shared/http/url';
import { asText } from '../shared/util/text';
import { addPlays, bodyEntry, type Outcome, outcomes, syncBody, type TitleRef, TitleResolver } from '../Trakt/client';
import { listOf, part } from './card';
import { PanelError, problem } from './problem';
import type { Upstream } from './upstream';

/** What a tap on the page asks for, checked. */
export interface Deed {
	action: string;
	ref: TitleRef;
	/** 1 to 10. */
	rating?: number;
	/** When the play to take back was watched. */
	watchedAt?: string;
}

interface Action {
	/** What may be named; a season or episode is named by its numbers. */
	types: ReadonlyArray<TitleRef['type']>;
	/** @returns more for the event and the page */
	run?(upstream: Upstream, deed: Deed): Promise<IDataObject | void>;
}

/** Every action, by the name that the event has, too. `sync.requested` does nothing but start the workflow. */
const ACTIONS: Record<string, Action> = {
	'watchlist.added': {
		types: ['movie', 'show'],
		run: async (upstream, deed) => await write(upstream, '/sync/watchlist', 'add', deed.ref),
	},
	'watchlist.removed': {
		types: ['movie', 'show'],
		run: async (upstream, deed) => await write(upstream, '/sync/watchlist/remove', 'remove', deed.ref),
	},
	watched: { types: ['movie', 'season', 'episode'], run: markWatched },
	'watched.undone': { types: ['movie', 'season', 'episode'], run: undoWatched },
	rated: {
		types: ['movie', 'show'],
		run: async (upstream, { ref, rating }) => await write(upstream, '/sync/ratings', 'add', ref, { rating }),
	},
	'rating.removed': {
		types: ['movie', 'show'],
		run: async (upstream, deed) => await write(upstream, '/sync/ratings/remove', 'remove', deed.ref),
	},
	'sync.requested': { types: ['movie', 'show', 'season', 'episode'] },
};

export interface Done {
	/** Whether something was written to the account. */
	wrote: boolean;
	/** What the workflow starts with. */
	event: IDataObject;
}

/**
 * Carries out one action at Trakt.
 *
 * @throws InputError for a request that makes no sense; ServiceError or PanelError when Trakt refuses
 */
export async function act(upstream: Upstream, body: unknown): Promise<Done> {
	const deed = deedOf(part(body));
	const action = ACTIONS[deed.action] as Action;
	const more = (await action.run?.(upstream, deed)) ?? {};
	const { type, title, year, ids, season, episode } = deed.ref;
	const media = { type, title, year, ids, season, episode };
	const event = { event: deed.action, at: new Date().toISOString(), media, rating: deed.rating, ...more };
	return { wrote: action.run !== undefined, event: JSON.parse(JSON.stringify(event)) as IDataObject };
}

function deedOf(body: IDataObject): Deed {
	const name = asText(body.action);
	if (!Object.hasOwn(ACTIONS, name)) throw new InputError('Action', 'is unknown', `Send one of ${Object.keys(ACTIONS).join(', ')}.`);
	const ref = refOf(body);
	if (!(ACTIONS[name] as Action).types.includes(ref.type)) {
		throw new InputError('Type', `cannot be ${ref.type} here`, 'Choose a film, season or episode.');
	}
	const deed: Deed = { action: name, ref };
	if (name === 'rated') deed.rating = whole(body.rating, 'Rating', 1, 10);
	if (name === 'watched.undone') deed.watchedAt = timeOf(body.watchedAt);
	return deed;
}

const LARGEST = 2_000_000_000;

function refOf(body: IDataObject): TitleRef {
	const kind = asText(body.type);
	if (kind !== 'movie' && kind !== 'show') throw new InputError('Type', 'is neither movie nor show', 'Send the type of the title.');
	const ids: TitleRef['ids'] = {};
	if (body.tmdb !== undefined) ids.tmdb = whole(body.tmdb, 'TMDB number', 1, LARGEST);
	else ids.trakt = whole(body.trakt, 'Trakt number', 1, LARGEST);
	const ref: TitleRef = { type: kind, ids, title: asText(body.title).slice(0, 300) || undefined };
	if (body.year !== undefined) ref.year = whole(body.year, 'Year', 1800, 3000);
	if (kind === 'movie' || body.season === undefined) return ref;
	ref.season = whole(body.season, 'Season', 0, 10_000);
	ref.type = 'season';
	if (body.episode === undefined) return ref;
	return { ...ref, type: 'episode', episode: whole(body.episode, 'Episode', 0, 100_000) };
}

function whole(value: unknown, field: string, least: number, most: number): number {
	if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
	throw new InputError(field, 'is not a fitting number', `Send a whole number from ${least} to ${most}.`);
}

function timeOf(value: unknown): string {
	const time = Date.parse(asText(value));
	if (Number.isNaN(time)) throw new InputError('Watched At', 'is not a time', 'Send the time that the first answer gave.');
	return new Date(time).toISOString();
}

async function write(upstream: Upstream, where: string, kind: 'add' | 'remove', ref: TitleRef, extras: IDataObject = {}): Promise<void> {
	const client = await upstream.trakt();
	const entry = bodyEntry(ref, extras);
	const { body } = await client.request({ method: 'POST', path: where, body: syncBody([entry]), retry: 'idempotent' });
	mustBeKnown(outcomes(kind, [entry], body ?? {})[0]);
}

/** Trakt says "created" also when it does not know the title. */
function mustBeKnown(outcome: Outcome | undefined): void {
	if (outcome !== 'notFound') return;
	throw new PanelError(
		problem('refused', 'Trakt does not know this title', 'It may be listed there under another number, or not yet.', 'Trakt'),
	);
}

async function markWatched(upstream: Upstream, { ref }: Deed): Promise<IDataObject> {
	const client = await upstream.trakt();
	// Trakt keeps whole seconds.
	const watchedAt = `${new Date().toISOString().slice(0, 19)}.000Z`;
	const body = bodyEntry(ref, { watched_at: watchedAt });
	const answer = await addPlays({ client, titles: new TitleResolver(client), stopsOnError: true }, [{ ref, body, watchedAt }]);
	mustBeKnown(outcomes('add', [body], answer)[0]);
	return { watchedAt };
}

/**
 * Takes back what `watched` has added: the plays of exactly that time, by their own numbers. Naming the
 * title would remove every play that it ever had (Trakt, `POST /sync/history/remove`).
 */
async function undoWatched(upstream: Upstream, { ref, watchedAt }: Deed): Promise<void> {
	const client = await upstream.trakt();
	const id = await new TitleResolver(client).pathId(ref);
	const type = ref.type === 'movie' ? 'movies' : 'shows';
	const query = { start_at: watchedAt, end_at: watchedAt, page: 1, limit: 250 };
	const plays = listOf(await client.get(path`/users/me/history/${type}/${id}`, query)).filter((play) => isPlayOf(ref, play));
	const ids = plays.map((play) => Number(play.id));
	if (ids.length > 0) await client.request({ method: 'POST', path: '/sync/history/remove', body: { ids }, retry: 'idempotent' });
}

function isPlayOf({ type, season, episode }: TitleRef, play: IDataObject): boolean {
	if (type === 'movie') return true;
	const seen = part(play.episode);
	return seen.season === season && (episode === undefined || seen.number === episode);
}
