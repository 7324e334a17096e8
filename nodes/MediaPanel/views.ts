import { InputError } from '../shared/node/errors';
import type { Entry, ViewCache } from './cache';
import type { Marks } from './marks';
import type { Upstream } from './upstream';
import { detail } from './views/detail';
import { discover } from './views/discover';
import { marks } from './views/marks';
import { mine } from './views/mine';
import { posters } from './views/posters';
import { schedule } from './views/schedule';
import { search } from './views/search';
import { season } from './views/season';

export interface ViewContext {
	cache: ViewCache;
	upstream: Upstream;
	marks: Marks;
	/** As TMDB wants it: `en-US`, `zh-CN`. */
	language: string;
	/** Two letters, for where to watch. */
	region: string;
	/** The cache key of a view of this account, in this language. */
	key(view: string, parameters?: string): string;
}

/** One view: what is read upstream for it, and how long that is good. */
export interface View {
	/** It shows something of the account: a write makes its answers old. */
	isPersonal: boolean;
	freshMs: number;
	/** The parameters that make two answers different, checked. @throws InputError */
	parameters?(query: Record<string, unknown>): string;
	/** At most six requests upstream. */
	load(context: ViewContext, parameters: string): Promise<unknown>;
}

export const VIEWS: Record<string, View> = { schedule, mine, discover, search, detail, season, marks, posters };

export interface ViewAnswer {
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
	const since = Math.max(view.isPersonal ? after : 0, notBefore(view, context.marks));
	const read = async () =>
		await context.cache.read(key, { freshMs: view.freshMs, after: since, load: async () => await view.load(context, parameters) });
	const known = fresh ? undefined : context.cache.peek(key, since);
	if (known !== undefined && !context.cache.isFresh(known)) return { entry: known, stale: true, refresh: read };
	return { entry: await read(), stale: false };
}

/** The remembered schedule, for the first look; nothing is read for it. */
export function remembered(context: ViewContext, name: string): { entry: Entry; stale: boolean } | undefined {
	const view = VIEWS[name];
	const entry = view && context.cache.peek(context.key(name, ''), notBefore(view, context.marks));
	return entry && { entry, stale: !context.cache.isFresh(entry) };
}

const notBefore = ({ isPersonal }: View, { written = 0, flush = 0 }: Marks): number => (isPersonal ? Math.max(written, flush) : flush);
