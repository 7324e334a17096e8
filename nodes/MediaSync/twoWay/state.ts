import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../shared/util/text';
import type { CommonTitle, Side } from './compare';
import { packSide, unpackSide, type SideMemory } from './sideMemory';
import { isObject } from '../../shared/util/isObject';

/** A title that both watchlists had, with its name for the history. */
export interface KnownTitle extends CommonTitle {
	title: string;
	year?: number;
}

/** What a two-way sync remembers between runs, in the workflow's static data. */
export interface TwoWayState {
	/** Other accounts have nothing in common yet. */
	accounts: string;
	/** Seconds since 1970 of the last run. */
	at: number;
	titles: Map<string, KnownTitle>;
	/** Absent when both sides have to be read whole. */
	sides?: Record<Side, SideMemory>;
	/** Kinds of titles that `sides` is about. */
	types?: string;
}

export const emptyState = (accounts: string): TwoWayState => ({ accounts, at: 0, titles: new Map() });

/** Each title is one string: n8n wraps every stored object in a proxy. */
export function storeState({ accounts, at, titles, sides, types }: TwoWayState): IDataObject {
	const known = sides === undefined ? {} : { types, left: packSide(sides.left), right: packSide(sides.right) };
	return { accounts, at, titles: Object.fromEntries([...titles].map(([key, title]) => [key, pack(title)])), ...known };
}

/** A damaged state counts as empty: the next run then only adds. */
export function readState(stored: unknown): TwoWayState {
	const { accounts, at, titles, types, ...packed } = (stored ?? {}) as Partial<Record<keyof TwoWayState | Side, unknown>>;
	const entries = Object.entries(titles ?? {}).map(([key, text]) => ({ key, title: unpack(text) }));
	if (entries.some(({ title }) => title === undefined)) return emptyState(asText(accounts));
	const [left, right] = [unpackSide(packed.left), unpackSide(packed.right)];
	return {
		accounts: asText(accounts),
		at: Number(at ?? 0) || 0,
		titles: new Map(entries.map(({ key, title }) => [key, title as KnownTitle])),
		...(left === undefined || right === undefined ? {} : { sides: { left, right }, types: asText(types) }),
	};
}

const pack = ({ title, year, left, right, leaving, lost }: KnownTitle): string =>
	JSON.stringify([title, year ?? 0, left, right, leaving ?? '', ...(lost === true ? [1] : [])]);

function unpack(text: unknown): KnownTitle | undefined {
	const parts = parsed(text);
	if (!Array.isArray(parts)) return undefined;
	const [title, year, left, right, leaving, lost] = parts as unknown[];
	if (typeof title !== 'string' || !isObject(left) || !isObject(right)) return undefined;
	return {
		title,
		left,
		right,
		...(Number(year) > 0 ? { year: Number(year) } : {}),
		...(leaving === 'left' || leaving === 'right' ? { leaving: leaving satisfies Side } : {}),
		...(lost === 1 ? { lost: true } : {}),
	};
}

function parsed(text: unknown): unknown {
	try {
		return JSON.parse(asText(text));
	} catch {
		return undefined;
	}
}
