import type { SourceRead } from '../sources/source';
import type { SyncJob } from './sync';
import type { Result, Title, Verdict } from './titles';

/**
 * Remove From Source After Success and Take Watched Off the List: takes what the target has, or what was watched, off
 * every list it stands on. A list that was not read to its end keeps what it has, and a dry run only says what would be.
 *
 * What is taken off is forgotten first: it must not look as if its owner had removed it, and counts as
 * new when it comes back.
 *
 * @param historyKeys what the history calls the units of a title
 * @returns a sentence for each kind of failure
 */
export async function takeOffSource(
	job: SyncJob,
	read: SourceRead,
	results: ReadonlyMap<Title, Result>,
	historyKeys: (title: Title) => string[],
): Promise<string[]> {
	const { settings, source, target } = job;
	const whenThere = settings.removeFromSource && target.keeps;
	if (!whenThere && !settings.takeWatchedOff) return [];
	const whole = wholeLabels(read);
	const named = [...results].filter(([title]) => title.key !== undefined);
	const watched = settings.takeWatchedOff ? named.filter(([title]) => title.watched === true) : [];
	const guarded = whyNotTakeOff(watched.length, named.length, settings.maxRemovalPercent);
	const arrived = whenThere ? named.filter(([, result]) => hasArrived(result, settings.dryRun)) : [];
	const leaving = guarded === undefined ? [...arrived, ...watched] : arrived;
	const keys = new Set(leaving.map(([title]) => title.key));
	const everywhere = read.titles.filter((title) => keys.has(title.key) && whole.has(title.source));
	const onWhole = new Set(everywhere.map((title) => title.key));
	const done = leaving.filter(([title]) => onWhole.has(title.key));
	const waits = [...kept(read, whole), ...(guarded === undefined ? [] : [guarded])];
	if (settings.dryRun) {
		for (const [, result] of done) result.fromSource = 'planned';
		return waits;
	}
	if (done.length === 0) return waits;
	forget(
		job,
		done.map(([title]) => title),
		historyKeys,
	);
	const failures = await source.remove(everywhere);
	const failedKeys = new Set([...failures.keys()].map((title) => title.key));
	for (const [title, result] of done) result.fromSource = failedKeys.has(title.key) ? 'failed' : 'removed';
	return [...waits, ...sentences(failures)];
}

/** A history that is another account's, or was imported by mistake, must not empty a list. */
function whyNotTakeOff(watched: number, titles: number, maxPercent: number): string | undefined {
	if (watched === 0 || (watched / titles) * 100 <= maxPercent) return undefined;
	return `Nothing that was watched was taken off: ${watched} of ${titles} titles would go, more than the ${maxPercent} % that Max Removal Percent allows. If that is right, raise it for one run.`;
}

/** Labels of the lists that were read to their end: only these are changed. */
function wholeLabels({ lists, unreadable }: SourceRead): Set<string> {
	const whole = new Set(lists.map(({ label }) => label));
	for (const { label, short, isIncomplete } of lists) if (short !== undefined || isIncomplete === true) whole.delete(label);
	for (const label of Object.keys(unreadable)) whole.delete(label);
	return whole;
}

/** A sentence when a list keeps its titles, because it was not read to its end. */
function kept({ lists, unreadable }: SourceRead, whole: ReadonlySet<string>): string[] {
	const labels = new Set([...lists.map(({ label }) => label), ...Object.keys(unreadable)]);
	const left = [...labels].filter((label) => !whole.has(label));
	if (left.length === 0) return [];
	if (left.length === labels.size) return ['Nothing was taken off the lists, because not every list could be read.'];
	return [`Nothing was taken off ${left.join(', ')}, because not all of it could be read.`];
}

/** A show only counts with every season that was looked at. */
function hasArrived(result: Result, dryRun: boolean): boolean {
	const good = ['added', 'inLibrary', 'alreadySubscribed', ...(dryRun ? ['planned'] : [])];
	const verdicts: Verdict[] = result.seasons ?? [result];
	return verdicts.every(({ outcome }) => good.includes(outcome));
}

function forget({ memory }: SyncJob, titles: Title[], historyKeys: (title: Title) => string[]): void {
	const keys = new Set(titles.flatMap((title) => [title.key, ...historyKeys(title)]));
	for (const key of memory.history.keys()) {
		const [type, id] = key.split(':');
		if (keys.has(key) || (type === 'season' && keys.has(`show:${id}`))) memory.history.delete(key);
	}
}

function sentences(failures: ReadonlyMap<Title, string>): string[] {
	const counts = new Map<string, number>();
	for (const [title, reason] of failures) {
		const sentence = `could not be taken off ${title.source}: ${reason}`;
		counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
	}
	return [...counts].map(([sentence, count]) => `${count} ${count === 1 ? 'title' : 'titles'} ${sentence}`);
}
