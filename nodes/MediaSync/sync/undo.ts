import type { RunRecord, RunTitle } from '../memory/journal';
import type { Removed, Target, Unit } from '../targets/target';
import { sentencesOf } from './sentences';
import type { Result, Verdict } from './titles';

/**
 * Takes back what one run added, where it is still as the run left it. Files are never touched: what has
 * arrived in the library since then stays.
 *
 * @throws ServiceError when the target's state cannot be read; nothing was changed then
 */
export async function undoRun(run: RunRecord, target: Target, dryRun: boolean): Promise<Result[]> {
	await target.open();
	const results: Result[] = [];
	for (const title of run.titles) results.push({ ...(await look(run, title, target)), ...baseOf(run, title) });
	const leaving = results.flatMap((result, index) =>
		result.outcome === 'planned' ? [{ result, title: run.titles[index] as RunTitle }] : [],
	);
	if (!dryRun) await takeBack(run, leaving, target);
	return results;
}

const baseOf = (run: RunRecord, { media, list }: RunTitle) => ({ media, source: list, target: run.targetName, action: 'remove' as const });

async function look(run: RunRecord, { key, media }: RunTitle, target: Target): Promise<Verdict> {
	const unit: Unit = { key, media, ...(media.season === undefined ? {} : { season: media.season }) };
	try {
		if (await target.isInLibrary(unit)) return { outcome: 'skipped', reason: 'It is in the library now: files are never touched' };
		if (target.isSubscribed(unit)) return { outcome: 'planned', reason: 'It would be taken back' };
		return { outcome: 'skipped', reason: `It is no longer in ${run.targetName} as the run left it` };
	} catch (error) {
		return { outcome: 'failed', reason: sentencesOf(error) };
	}
}

interface Leave {
	result: Result;
	title: RunTitle;
}

/** Many per request where the target can; a season of a show that was there before goes alone, without its show. */
async function takeBack(run: RunRecord, leaving: Leave[], target: Target): Promise<void> {
	const together = target.removeTogether === undefined ? [] : leaving.filter(({ title }) => title.held !== true);
	const answers = together.length === 0 ? [] : await removeTogether(target, together);
	together.forEach(({ result }, index) => settle(run, result, answers[index] ?? { outcome: 'gone' }));
	for (const { result, title } of leaving.filter((one) => !together.includes(one))) settle(run, result, await removeOne(target, title));
}

async function removeTogether(target: Target, leaving: Leave[]): Promise<Removed[]> {
	try {
		return (await target.removeTogether?.(leaving.map(({ title }) => ({ key: title.key, source: title.list })))) ?? [];
	} catch (error) {
		return leaving.map(() => ({ outcome: 'failed', reason: sentencesOf(error) }));
	}
}

async function removeOne(target: Target, { key, list, held }: RunTitle): Promise<Removed> {
	try {
		return { outcome: (await target.remove(key, list, held === true)) ? 'removed' : 'gone' };
	} catch (error) {
		return { outcome: 'failed', reason: sentencesOf(error) };
	}
}

function settle(run: RunRecord, result: Result, removed: Removed): void {
	if (removed.outcome === 'removed') Object.assign(result, { outcome: 'removed', reason: `Added by the run of ${run.at}` });
	else if (removed.outcome === 'gone') Object.assign(result, { outcome: 'skipped', reason: `${run.targetName} had removed it already` });
	else Object.assign(result, removed);
}
