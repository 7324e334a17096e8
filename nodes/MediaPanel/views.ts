import { InputError } from '../shared/node/errors';
import type { Entry, Reading, ViewCache } from './cache';
import type { ChangeTimes } from './changeTimes';
import type { Sought, whereabouts } from './targets';
import type { Upstream } from './upstream';
import { detail } from './views/detail';
import { list } from './views/list';
import { mark, marks } from './views/marks';
import type { MarkList } from './views/markLists';
import { posters } from './views/posters';
import { progress } from './views/progress';
import { schedule } from './views/schedule';
import { search } from './views/search';
import { season } from './views/season';
import { setup } from './views/setup';
import { streams } from './views/streams';
import { upNext } from './views/upNext';
import { where } from './views/where';

export interface ViewContext {
	cache: ViewCache;
	upstream: Upstream;
	changeTimes: ChangeTimes;
	/** As TMDB wants it: `en-US`, `zh-CN`. */
	language: string;
	/** In place of a missing text. */
	fallback: string;
	/** Two letters, for where to watch. */
	region: string;
	/** The cache key of a view of this account, in this language. */
	key(view: string, parameters?: string): string;
	/** The whole watchlist or all ratings of one type, by key. */
	index(type: 'movie' | 'show', list: MarkList): Promise<ReadonlyMap<string, number>>;
	/** Names of the targets that are set on the node. */
	targets: string[];
	whereabouts(sought: Sought): ReturnType<typeof whereabouts>;
}

/** One view: what is read upstream for it, and how long that is good. */
export interface View {
	/** It shows something of the account: a write makes its answers old. */
	isPersonal: boolean | ((parameters: string) => boolean);
	freshMs: Reading['freshMs'];
	/** The parameters that make two answers different, checked. @throws InputError */
	parameters?(query: Record<string, unknown>): string;
	/** At most six requests upstream. */
	load(context: ViewContext, parameters: string): Promise<unknown>;
}

const VIEWS: Record<string, View> = {
	schedule,
	upNext,
	list,
	search,
	detail,
	progress,
	season,
	marks,
	mark,
	posters,
	streams,
	setup,
	where,
};

interface ViewAnswer {
	entry: Entry;
	stale: boolean;
	/** Reads a stale view again; undefined when it is fresh. */
	refresh?: () => Promise<Entry>;
}

/**
 * @param after what the asking page has written last; an answer from before is not good enough
 * @param fresh wait for a fresh answer in place of a stale one
 */
export async function readView(
	context: ViewContext,
	name: string,
	query: Record<string, unknown>,
	{ after, fresh }: { after: number; fresh: boolean },
): Promise<ViewAnswer> {
	const view = Object.hasOwn(VIEWS, name) ? VIEWS[name] : undefined;
	if (view === undefined) throw new InputError('View', 'does not exist', `Ask for one of ${Object.keys(VIEWS).join(', ')}.`);
	const parameters = view.parameters?.(query) ?? '';
	const key = context.key(name, parameters);
	const since = Math.max(isPersonal(view, parameters) ? after : 0, notBefore(view, parameters, context.changeTimes));
	const read = async () =>
		await context.cache.read(key, { freshMs: view.freshMs, after: since, load: async () => await view.load(context, parameters) });
	const known = fresh ? undefined : context.cache.peek(key, since);
	if (known !== undefined && !context.cache.isFresh(known)) return { entry: known, stale: true, refresh: read };
	return { entry: await read(), stale: false };
}

/** The remembered schedule, for the first look; nothing is read for it. */
export function remembered(context: ViewContext, name: string): { entry: Entry; stale: boolean } | undefined {
	const view = VIEWS[name];
	if (view === undefined) return undefined;
	const parameters = view.parameters?.({}) ?? '';
	const entry = context.cache.peek(context.key(name, parameters), notBefore(view, parameters, context.changeTimes));
	return entry && { entry, stale: !context.cache.isFresh(entry) };
}

const isPersonal = (view: View, parameters: string): boolean =>
	typeof view.isPersonal === 'boolean' ? view.isPersonal : view.isPersonal(parameters);

const notBefore = (view: View, parameters: string, { written = 0, flush = 0 }: ChangeTimes): number =>
	isPersonal(view, parameters) ? Math.max(written, flush) : flush;
