import { limitOf } from '../../../shared/node/limitOf';
import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import { wholeListIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { manyFields, simplifyField } from '../../../shared/node/fields';
import { mediaFields } from '../../fields/fields';
import { titleOf } from '../../fields/tmdbTitle';
import { OPEN } from '../../client/policy';
import { resourceItem } from '../../client/resource';

export const getResources = defineOperation<HdHiveApi>()({
	resource: 'resource',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many resources',
	description: 'List the resources that HDHive has for a film or show, by its TMDB ID. Nothing is unlocked.',
	properties: [...mediaFields, ...manyFields, simplifyField],
	async execute({ client, findTitle }, item) {
		const { mediaType, tmdbId } = await titleOf(item, findTitle);
		const all = wholeListIn(await client.get(OPEN + path`/resources/${mediaType}/${tmdbId}`), 'slug');
		const wanted = all.slice(0, limitOf(item));
		return item.boolean('simplify') ? wanted.map((raw) => resourceItem(raw, { mediaType, tmdbId })) : wanted;
	},
});
