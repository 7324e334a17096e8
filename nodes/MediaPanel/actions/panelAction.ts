import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import { systemClock } from '../../shared/util/clock';
import { asText } from '../../shared/util/text';
import { type TitleRef } from '../../Trakt/client';

/** What a tap on the page asks for, checked. */
export interface PanelAction {
	action: string;
	ref: TitleRef;
	/** The page's own name for this tap: when it comes again, it is the same tap. Absent for programs that give none. */
	id?: string;
	/** The page does not know what became of the tap the first time. */
	again: boolean;
	/** When it was done, in milliseconds since 1970. */
	at: number;
	/** 1 to 10. */
	rating?: number;
	/** When the play to take back was watched. */
	watchedAt?: string;
}

const LARGEST = 2_000_000_000;

/** A phone may have been offline for a day; one whose clock is further off is not believed. */
const OLDEST_MS = 86_400_000;
const AHEAD_MS = 120_000;

/** @throws InputError for a request that makes no sense */
export function actionOf(body: IDataObject, actions: Record<string, { types: ReadonlyArray<TitleRef['type']> }>): PanelAction {
	const action = asText(body.action);
	if (!Object.hasOwn(actions, action)) throw new InputError('Action', 'is unknown', `Send one of ${Object.keys(actions).join(', ')}.`);
	const ref = refOf(body);
	if (actions[action]?.types.includes(ref.type) !== true) {
		throw new InputError('Type', `cannot be ${ref.type} here`, 'Choose a film, season or episode.');
	}
	const panelAction: PanelAction = { action, ref, again: body.again === true, at: momentOf(body.at) };
	if (body.id !== undefined) panelAction.id = idOf(body.id);
	if (action === 'rated') panelAction.rating = whole(body.rating, 'Rating', 1, 10);
	if (action === 'watched.undone') panelAction.watchedAt = timeOf(body.watchedAt);
	return panelAction;
}

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

function idOf(value: unknown): string {
	const id = asText(value);
	if (/^[\w-]{8,64}$/.test(id)) return id;
	throw new InputError('ID', 'is not a name for an action', 'Send 8 to 64 letters, digits or hyphens that no other action has.');
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

function momentOf(value: unknown): number {
	const now = systemClock.now();
	const at = Date.parse(asText(value));
	return at > now - OLDEST_MS && at < now + AHEAD_MS ? at : now;
}
