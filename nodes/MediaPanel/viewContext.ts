import { systemClock } from '../shared/util/clock';
import { asText } from '../shared/util/text';
import { ViewCache } from './cache';
import { part } from './card';
import { mark, marksOf, type Marks } from './marks';
import { accountOf, Upstream } from './upstream';
import type { ViewContext } from './views';
import type { Visit } from './visit';

/** Everything that the panels of this process remember. */
export const cache = new ViewCache();

/** Kept by n8n with the workflow, so that every process sees it. */
const keptOf = ({ context }: Visit): Marks => context.getWorkflowStaticData('node');

/** What a view is read with: the account, its language and country, and what is remembered of it. */
export async function viewContext(visit: Visit): Promise<ViewContext> {
	const { context, settings, query } = visit;
	const account = await accountOf(context);
	const marks = marksOf(settings.address, keptOf(visit));
	const options = part(context.getNodeParameter('options', {}));
	// The page says in which language it was sent, so that both remember the same.
	const spoken = query.language === 'zh' || query.language === 'en' ? query.language : settings.language;
	const language = spoken === 'zh' ? 'zh-CN' : 'en-US';
	const region = (asText(options.region) || asText(query.region)).toUpperCase();
	const country = /^[A-Z]{2}$/.test(region) ? region : spoken === 'zh' ? 'CN' : 'US';
	return {
		cache,
		upstream: new Upstream(context, marks.flush),
		marks,
		language,
		region: country,
		key: (view, parameters = '') => `${account} ${language} ${view === 'detail' ? country : ''} ${view} ${parameters}`,
	};
}

/**
 * Makes what was read before now old, in every process: after a write all of the account, whatever was
 * written. Of two writes at once only one is kept by n8n, and so it stands for the other as well.
 */
export function touch(visit: Visit, name: keyof Marks): number {
	const at = systemClock.now();
	mark(visit.settings.address, keptOf(visit), name, at);
	return at;
}
