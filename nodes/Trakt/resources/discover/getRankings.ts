import { limitOf } from '../../../shared/node/limitOf';
import { collection, manyFields, simplifyField, options } from '../../../shared/node/fields';
import { filterFields, filterQuery, fullDetails, ignoreFields } from '../../fields/fields';
import { defineOperation, type Operation } from '../../../shared/node/operation';
import type { TraktApi } from '../../client/api';
import { readEntries } from '../../makers/reads';
import { simplify } from '../../client/simplify';
import { RANKINGS, type Ranking } from './rankings';
import type { IDataObject } from 'n8n-workflow';

const PERIODS = ['weekly', 'daily', 'monthly', 'yearly', 'all'];

type RankingName = (typeof RANKINGS)[number]['operation'];

/** One operation per ranking, so that each can say what it ranks by. */
export function getRanking(name: RankingName): Operation<TraktApi> {
	const ranking: Ranking = RANKINGS.find(({ operation }) => operation === name) as Ranking;
	return defineOperation<TraktApi>()({
		resource: 'discover',
		operation: ranking.operation,
		name: ranking.name,
		action: `Get ${ranking.name.toLowerCase()} titles`,
		description: ranking.description,
		properties: [
			...(ranking.types.length > 1 ? [options('Type', 'type', ranking.types, 'Kind of titles to return')] : []),
			...(ranking.period === true ? [options('Period', 'period', PERIODS.slice(0, ranking.longest ?? 5), 'Time that counts')] : []),
			...manyFields,
			simplifyField,
			collection('Options', 'options', [...(ranking.filters === true ? [...filterFields, ...ignoreFields] : []), fullDetails]),
		],
		async execute(api, item) {
			const options = item.collection('options');
			const type = ranking.types.length > 1 ? item.string('type') : ranking.types[0];
			const period = ranking.period === true ? `/${item.string('period')}` : '';
			const call = {
				path: `/${type}/${ranking.segment}${period}`,
				query: { ...filterQuery(options), extended: options.full === true ? 'full' : undefined },
				paged: ranking.paged,
			};
			const limit = limitOf(item);
			const entries = (await readEntries(api, call, limit)).map((entry) => withType(entry, type));
			return item.boolean('simplify') ? entries.map((entry) => simplify(entry)) : entries;
		},
	});
}

/** Trakt sends bare titles in some rankings, which do not say what they are. */
function withType(entry: unknown, type: string | undefined): IDataObject {
	const title = entry as IDataObject;
	if (title.ids === undefined || type === 'media' || type === undefined) return title;
	return { type: type.replace(/s$/, ''), ...title };
}
