/** Whether a sync may remove anything from the target. Pure. */
export interface RemovalQuestion {
	/** Titles that this sync added and still answers for. */
	managed: number;
	/** Of these, how many the source no longer has. */
	leaving: number;
	/** Titles that the source has now. */
	inSource: number;
	/** Was every list read to its end? */
	complete: boolean;
	maxPercent: number;
}

/** @returns why nothing may be removed, or undefined when removals may go ahead */
export function whyNotRemove(question: RemovalQuestion): string | undefined {
	if (question.leaving === 0) return undefined;
	if (!question.complete) return 'Nothing was removed, because not every list could be read.';
	if (question.inSource === 0) {
		return 'Nothing was removed, because the source has become empty. If that is right, remove the titles in the target yourself.';
	}
	const percent = (question.leaving / question.managed) * 100;
	if (percent <= question.maxPercent) return undefined;
	return `Nothing was removed: ${question.leaving} of ${question.managed} titles would go, more than the ${question.maxPercent} % that Max Removal Percent allows. If that is right, raise it for one run.`;
}
