import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../shared/util/text';
import { bodyEntry, outcomes, syncBody, type TitleRef } from '../../Trakt/client';
import { part } from '../card';
import { PanelError } from '../problem';
import type { Upstream } from '../upstream';
import { actionOf, type PanelAction } from './panelAction';
import { Ledger, type Done, type KeptActions } from './ledger';
import { markWatched, undoWatched, UNKNOWN_TITLE } from './plays';

interface Action {
	/** What may be named; a season or episode is named by its numbers. */
	types: ReadonlyArray<TitleRef['type']>;
	/** @returns more for the event and the page */
	run?(upstream: Upstream, action: PanelAction): Promise<IDataObject | void>;
}

/** Every action, by the name that the event has, too. `sync.requested` does nothing but start the workflow. */
const ACTIONS: Record<string, Action> = {
	'watchlist.added': {
		types: ['movie', 'show'],
		run: async (upstream, action) => await write(upstream, '/sync/watchlist', 'add', action.ref),
	},
	'watchlist.removed': {
		types: ['movie', 'show'],
		run: async (upstream, action) => await write(upstream, '/sync/watchlist/remove', 'remove', action.ref),
	},
	watched: { types: ['movie', 'season', 'episode'], run: markWatched },
	'watched.undone': { types: ['movie', 'season', 'episode'], run: undoWatched },
	rated: {
		types: ['movie', 'show'],
		run: async (upstream, { ref, rating }) => await write(upstream, '/sync/ratings', 'add', ref, { rating }),
	},
	'rating.removed': {
		types: ['movie', 'show'],
		run: async (upstream, action) => await write(upstream, '/sync/ratings/remove', 'remove', action.ref),
	},
	'sync.requested': { types: ['movie', 'show', 'season', 'episode'] },
};

const ledger = new Ledger();

/**
 * Carries out one action at Trakt, once: an action that comes again is recognised by its id.
 *
 * @param panel the panel's address
 * @param kept what n8n keeps with the workflow
 * @throws InputError for a request that makes no sense; ServiceError or PanelError when Trakt refuses
 */
export async function act(upstream: Upstream, body: unknown, panel: string, kept: KeptActions): Promise<Done> {
	const action = actionOf(part(body), ACTIONS);
	return await ledger.once(
		panel,
		kept,
		action.id,
		async (uncertain) => await carryOut(upstream, { ...action, again: action.again || uncertain }),
	);
}

async function carryOut(upstream: Upstream, action: PanelAction): Promise<Done> {
	const kind = ACTIONS[action.action] as Action;
	const more = (await kind.run?.(upstream, action)) ?? {};
	const { type, title, year, ids, season, episode } = action.ref;
	const media = { type, title, year, ids, season, episode };
	const event = { event: action.action, at: new Date(action.at).toISOString(), media, rating: action.rating, ...more };
	return { wrote: kind.run !== undefined, event: JSON.parse(JSON.stringify(event)) as IDataObject };
}

async function write(upstream: Upstream, where: string, kind: 'add' | 'remove', ref: TitleRef, extras: IDataObject = {}): Promise<void> {
	const client = await upstream.trakt();
	const entry = bodyEntry(ref, extras);
	const { body } = await client.request({ method: 'POST', path: where, body: syncBody([entry]), retry: 'idempotent' });
	// Trakt says "created" also when it does not know the title.
	if (asText(outcomes(kind, [entry], body ?? {})[0]) === 'notFound') throw new PanelError(UNKNOWN_TITLE);
}
