import { systemClock } from '../shared/util/clock';
import { asText } from '../shared/util/text';
import { ViewCache } from './cache';
import { setChangeTime, changeTimesOf, type ChangeTimes } from './changeTimes';
import { targetNames, whereabouts } from './targets';
import { accountOf, Upstream } from './upstream';
import type { ViewContext } from './views';
import { MarkIndex } from './views/markLists';
import { panelOptions, type Visit } from './visit';

/** Everything that the panels of this process remember. */
export const cache = new ViewCache();

const index = new MarkIndex();

/** Views that tell where to watch. */
const OF_COUNTRY = ['detail', 'streams'];

/** What a view is read with: the account, its language and country, and what is remembered of it. */
export async function viewContext(visit: Visit): Promise<ViewContext> {
	const { context, settings, query } = visit;
	const account = await accountOf(context);
	const changeTimes = changeTimesOf(settings.address, visit.kept);
	// The page says in which language it was sent, so that both remember the same.
	const spoken = query.language === 'zh' || query.language === 'en' ? query.language : settings.language;
	const language = spoken === 'zh' ? 'zh-CN' : 'en-US';
	const region = (asText(visit.kept.region) || asText(panelOptions(context).region) || asText(query.region)).toUpperCase();
	const country = /^[A-Z]{2}$/.test(region) ? region : spoken === 'zh' ? 'CN' : 'US';
	const upstream = new Upstream(context, changeTimes.flush);
	return {
		cache,
		upstream,
		changeTimes: changeTimes,
		language,
		fallback: 'en-US',
		region: country,
		key: (view, parameters = '') => `${account} ${language} ${OF_COUNTRY.includes(view) ? country : ''} ${view} ${parameters}`,
		index: async (type, list) => await index.titles(await upstream.trakt(), account, type, list),
		targets: targetNames(context),
		whereabouts: async (sought) => await whereabouts(context, sought),
	};
}

/**
 * Makes what was read before now old, in every process: after a write all of the account, whatever was
 * written. Of two writes at once only one is kept by n8n, and so it stands for the other as well.
 */
export function touch(visit: Visit, name: keyof ChangeTimes): number {
	const at = systemClock.now();
	setChangeTime(visit.settings.address, visit.kept, name, at);
	return at;
}
