import type { Media } from '../../shared/media/identity';
import { packSeen, unpackSeen, type Seen } from '../memory/seen';
import type { Listed, Side } from './compare';
import type { KnownTitle } from './state';

/** A title as it stands on one side. */
interface SideTitle {
	listed: Listed;
	media: Media;
}

/** What a run leaves of one side, so that the next one reads only what is new there. */
export interface SideMemory {
	/** By name of each of its lists. */
	lists: Map<string, Seen>;
	/** What is not on the other side: the common titles do not tell how it stands here. */
	alone: Map<string, SideTitle>;
}

/** All that was on a side. */
export interface KnownSide {
	lists: ReadonlyMap<string, Seen>;
	titles: ReadonlyMap<string, SideTitle>;
}

/** With more titles than this on one side alone, both sides are read whole. */
export const MOST_ALONE = 500;

/**
 * Puts together what was on a side.
 *
 * @param isMeant is a title of this key a matter of this sync?
 * @returns undefined where anything of it is not known any longer: then the side has to be read whole
 */
export function knownSide(
	side: Side,
	{ lists, alone }: SideMemory,
	common: ReadonlyMap<string, KnownTitle>,
	isMeant: (key: string) => boolean,
): KnownSide | undefined {
	const titles = new Map<string, SideTitle>();
	for (const { entries } of lists.values()) {
		for (const key of entries.values()) {
			if (!/^(movie|show):\d+$/.test(key) || !isMeant(key)) continue;
			const title = alone.get(key) ?? fromCommon(side, key, common.get(key));
			if (title === undefined) return undefined;
			titles.set(key, title);
		}
	}
	return lists.size === 0 ? undefined : { lists, titles };
}

function fromCommon(side: Side, key: string, known: KnownTitle | undefined): SideTitle | undefined {
	if (known === undefined) return undefined;
	const { title, year, left } = known;
	const [type, id] = key.split(':');
	const ids = { tmdb: Number(id), ...(left.own === undefined ? {} : { trakt: left.own }) };
	const media: Media = { type: type === 'movie' ? 'movie' : 'show', title, ...(year === undefined ? {} : { year }), ids };
	return { listed: known[side], media };
}

/** One text per list: n8n wraps every stored object in a proxy. */
export const packSide = ({ lists, alone }: SideMemory): Record<string, string> => ({
	lists: JSON.stringify([...lists].map(([name, seen]) => [name, packSeen(seen)])),
	alone: JSON.stringify([...alone]),
});

/** @returns undefined for what is damaged */
export function unpackSide(stored: unknown): SideMemory | undefined {
	try {
		const { lists, alone } = stored as Record<string, string>;
		const read = (JSON.parse(lists ?? '') as Array<[string, string]>).map(([name, text]) => [name, unpackSeen(text)] as const);
		if (read.some(([, seen]) => seen === undefined)) return undefined;
		return { lists: new Map(read as Array<[string, Seen]>), alone: new Map(JSON.parse(alone ?? '') as Array<[string, SideTitle]>) };
	} catch {
		return undefined;
	}
}
