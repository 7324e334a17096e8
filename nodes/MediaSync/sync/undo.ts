import type { RunRecord, RunTitle } from '../memory/journal';
import type { Target, Unit } from '../targets/target';
import { sentencesOf } from './sentences';
import type { Result } from './titles';

/**
 * Takes back what one run added, where it is still as the run left it. Files are never touched: what has
 * arrived in the library since then stays.
 *
 * @throws ServiceError when the target's state cannot be read; nothing was changed then
 */
export async function undoRun(run: RunRecord, target: Target, dryRun: boolean): Promise<Result[]> {
	await target.open();
	const results: Result[] = [];
	for (const title of run.titles) results.push(await undoTitle(run, title, target, dryRun));
	return results;
}

async function undoTitle(run: RunRecord, { key, media, list, held }: RunTitle, target: Target, dryRun: boolean): Promise<Result> {
	const unit: Unit = { key, media, ...(media.season === undefined ? {} : { season: media.season }) };
	const base = { media, source: list, target: run.targetName, action: 'remove' as const };
	try {
		if (await target.isInLibrary(unit)) return { ...base, outcome: 'skipped', reason: 'It is in the library now: files are never touched' };
		if (!target.isSubscribed(unit))
			return { ...base, outcome: 'skipped', reason: `It is no longer in ${run.targetName} as the run left it` };
		if (dryRun) return { ...base, outcome: 'planned', reason: 'It would be taken back' };
		const wasThere = await target.remove(key, list, held === true);
		return wasThere
			? { ...base, outcome: 'removed', reason: `Added by the run of ${run.at}` }
			: { ...base, outcome: 'skipped', reason: `${run.targetName} had removed it already` };
	} catch (error) {
		return { ...base, outcome: 'failed', reason: sentencesOf(error) };
	}
}
