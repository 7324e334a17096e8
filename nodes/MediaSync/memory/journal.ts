import type { IDataObject } from 'n8n-workflow';
import type { Media } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';

/** What one run added to one target: enough to take exactly that back. */
export interface RunRecord extends IDataObject {
	/** "mhw2k1x0-1" */
	id: string;
	/** ISO time of the run. */
	at: string;
	source: string;
	/** Stored value of the target: "radarr". */
	target: string;
	/** "Radarr", "Trakt list me/wishes" */
	targetName: string;
	/** The target's own fields as they were. */
	settings: IDataObject;
	titles: RunTitle[];
	/** Titles that no longer fitted in: they cannot be taken back. */
	left?: number;
	/** ISO time at which it was taken back. */
	undone?: string;
}

export interface RunTitle extends IDataObject {
	/** `movie:155`, `season:1396:2` */
	key: string;
	media: Media & IDataObject;
	/** Label of the list it came from. */
	list: string;
	/** The target had the show already, without this season: only the season is taken back. */
	held?: true;
}

const MOST_RUNS = 30;

/** Titles of all runs together, about 200 bytes each. */
const MOST_TITLES = 3_000;

/** The runs that fit, newest first; a run that is too long alone is cut and says so. */
export function bounded(runs: RunRecord[]): RunRecord[] {
	let room = MOST_TITLES;
	const kept: RunRecord[] = [];
	for (const run of runs.slice(0, MOST_RUNS)) {
		if (kept.length > 0 && run.titles.length > room) break;
		const titles = run.titles.slice(0, room);
		const left = run.titles.length - titles.length + (run.left ?? 0);
		kept.push({ ...run, titles, ...(left > 0 ? { left } : {}) });
		room -= titles.length;
	}
	return kept;
}

/** @returns the runs of stored text; a damaged one counts as none */
export function readRuns(stored: unknown): RunRecord[] {
	const runs = parsed(stored);
	return Array.isArray(runs) ? runs.filter(isRun) : [];
}

export function isRun(value: unknown): value is RunRecord {
	const run = value as Partial<RunRecord> | null;
	return (
		typeof run === 'object' &&
		run !== null &&
		typeof run.id === 'string' &&
		typeof run.target === 'string' &&
		Array.isArray(run.titles) &&
		run.titles.every(isTitle)
	);
}

const isTitle = (title: unknown): boolean => {
	const { key, media } = (title ?? {}) as Partial<RunTitle>;
	return typeof key === 'string' && /^(movie|show|season):[\w=-]+(:\d+)?$/.test(key) && typeof media === 'object' && media !== null;
};

function parsed(stored: unknown): unknown {
	try {
		return JSON.parse(asText(stored));
	} catch {
		return undefined;
	}
}
