import type { IDataObject } from 'n8n-workflow';
import { titleItem } from '../../../shared/media/titleItem';
import { titleOfResource } from '../../client/resource';
import type { Unlocked } from '../../client/unlockOutcome';
import type { Preferences, Ranked } from './ranking';

export interface BestRequest {
	mediaType: string;
	tmdbId: string;
	preferences: Preferences;
	/** Rank only. */
	dryRun: boolean;
}

interface BestResult {
	ranking: Ranked[];
	chosen?: Ranked;
	unlocked?: Unlocked;
	/** Why a candidate that fits was not taken, by slug. */
	passedOver: ReadonlyMap<string, string>;
}

/** The node's item: what was done, the link, and the whole ranking with its reasons. */
export function report({ dryRun, tmdbId, mediaType }: BestRequest, result: BestResult): IDataObject {
	const { ranking, chosen, unlocked, passedOver } = result;
	const outcome = unlocked !== undefined ? 'unlocked' : dryRun && chosen !== undefined ? 'planned' : 'notFound';
	const title = unlocked?.title ?? chosen?.resource.title;
	return titleItem(
		{ title, outcome, ...titleOfResource({ mediaType, tmdbId }) },
		{
			message: sentence(result),
			mediaType,
			tmdbId,
			...(unlocked as unknown as IDataObject | undefined),
			resource: chosen?.resource ?? null,
			passedOver: named(result).map(({ resource, why }) => ({ slug: resource.slug, title: resource.title, why })),
			ranking: ranking.map((entry, index) => explain(entry, index + 1, passedOver)),
		},
	);
}

/** In the order of the ranking. */
const named = ({ ranking, passedOver }: BestResult) =>
	ranking.flatMap(({ resource }) => {
		const why = passedOver.get(resource.slug);
		return why === undefined ? [] : [{ resource, why }];
	});

function explain({ resource, price, fits, reasons }: Ranked, place: number, passedOver: ReadonlyMap<string, string>): IDataObject {
	const failure = passedOver.get(resource.slug);
	return {
		place,
		slug: resource.slug,
		title: resource.title,
		panType: resource.panType,
		points: resource.unlocked ? 0 : resource.points === null ? null : price,
		fits: fits && failure === undefined,
		why: failure ?? reasons.join(', '),
	};
}

function sentence(result: BestResult): string {
	const { ranking, chosen, unlocked } = result;
	const fitting = ranking.filter(({ fits }) => fits).length;
	const passed = named(result).map(({ resource, why }) => `${resource.title ?? resource.slug}: ${why}`);
	const over = passed.length === 0 ? '' : ` Passed over: ${passed.join('; ')}.`;
	if (ranking.length === 0) return 'HDHive has no resources for this title.';
	if (chosen === undefined) {
		const why = fitting === 0 ? 'none fits' : 'none that fits could be had';
		return `None of the ${ranking.length} resources was unlocked: ${why}.${over}`;
	}
	const name = chosen.resource.title ?? chosen.resource.slug;
	const reasons = chosen.reasons.join(', ');
	if (unlocked === undefined) return `${name} would be unlocked: ${reasons}. ${fitting} of ${ranking.length} fit.`;
	const cost = unlocked.pointsSpent === 0 ? 'nothing' : `${unlocked.pointsSpent} points`;
	return `${name} was unlocked for ${cost}: ${reasons}. ${fitting} of ${ranking.length} fit.${over}`;
}
