import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { asList, type HdHiveApi } from '../../client/api';
import type { Limits } from '../../client/budget';
import { OPEN } from '../../client/policy';
import { rank, type Preferences, type Ranked } from './ranking';
import { readResource } from '../../client/resource';
import type { Unlocked } from '../../client/unlock';

export interface BestRequest {
	mediaType: string;
	tmdbId: string;
	preferences: Preferences;
	limits: Limits;
	/** Rank only. */
	dryRun: boolean;
}

/** Ranks what HDHive has for a title and unlocks the first that fits and is still there. */
export async function unlockBest({ client, desk }: HdHiveApi, request: BestRequest): Promise<IDataObject> {
	const { data } = await client.get(OPEN + path`/resources/${request.mediaType}/${request.tmdbId}`);
	const ranking = rank(asList(data).map(readResource), request.preferences);
	const fitting = ranking.filter(({ fits }) => fits);
	const skipped: Array<{ slug: string; reason: string }> = [];
	for (const candidate of request.dryRun ? [] : fitting) {
		const result = await attempt(desk.unlock(candidate.resource.slug, request.limits));
		if (!(result instanceof ServiceError)) return report(request, ranking, skipped, candidate, result);
		if (!goesOn(result)) throw result;
		skipped.push({ slug: candidate.resource.slug, reason: result.message });
	}
	return report(request, ranking, skipped, request.dryRun ? fitting[0] : undefined);
}

async function attempt(work: Promise<Unlocked>): Promise<Unlocked | ServiceError> {
	return await work.catch(async (error: unknown) => (error instanceof ServiceError ? error : await Promise.reject(error as Error)));
}

/** Gone, or dearer than the list said: the next one may do. Everything else concerns all of them. */
const goesOn = ({ status, code }: ServiceError): boolean => status === 404 || code === 'MAXIMUM_POINTS';

function report(
	{ dryRun, tmdbId, mediaType }: BestRequest,
	ranking: Ranked[],
	skipped: Array<{ slug: string; reason: string }>,
	chosen: Ranked | undefined,
	unlocked?: Unlocked,
): IDataObject {
	const explained = ranking.map((entry, index) => explain(entry, index + 1, skipped));
	return {
		outcome: unlocked !== undefined ? 'unlocked' : dryRun && chosen !== undefined ? 'planned' : 'notFound',
		message: sentence(ranking, chosen, unlocked),
		mediaType,
		tmdbId,
		...(unlocked as unknown as IDataObject | undefined),
		resource: chosen?.resource ?? null,
		ranking: explained,
	};
}

function explain({ resource, price, fits, reasons }: Ranked, place: number, skipped: Array<{ slug: string; reason: string }>): IDataObject {
	const failure = skipped.find(({ slug }) => slug === resource.slug)?.reason;
	return {
		place,
		slug: resource.slug,
		title: resource.title,
		panType: resource.panType,
		points: price,
		fits: fits && failure === undefined,
		why: failure ?? reasons.join(', '),
	};
}

function sentence(ranking: Ranked[], chosen: Ranked | undefined, unlocked: Unlocked | undefined): string {
	const fitting = ranking.filter(({ fits }) => fits).length;
	if (ranking.length === 0) return 'HDHive has no resources for this title.';
	if (chosen === undefined)
		return `None of the ${ranking.length} resources was unlocked: ${fitting === 0 ? 'none fits' : 'none that fits could be had'}.`;
	const name = chosen.resource.title ?? chosen.resource.slug;
	const reasons = chosen.reasons.join(', ');
	if (unlocked === undefined) return `${name} would be unlocked: ${reasons}. ${fitting} of ${ranking.length} fit.`;
	const cost = unlocked.pointsSpent === 0 ? 'nothing' : `${unlocked.pointsSpent} points`;
	return `${name} was unlocked for ${cost}: ${reasons}. ${fitting} of ${ranking.length} fit.`;
}
