import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { titleFields, titleOf } from '../../fields/fields';

export const hideRecommendation = act({
	resource: 'recommendation',
	operation: 'hide',
	name: 'Hide',
	action: 'Hide a recommendation',
	description: 'Keep a film or show from being recommended to you again',
	properties: titleFields(['movie', 'show']),
	async call(item, api) {
		const ref = titleOf(item, ['movie', 'show']);
		return { method: 'DELETE', path: path`/recommendations/${`${ref.type}s`}/${await api.titles.pathId(ref)}` };
	},
});
