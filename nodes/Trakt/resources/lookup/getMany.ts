import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getLookup = getMany({
	resource: 'lookup',
	action: 'Get many lookup values',
	description: 'List the genres, certifications, countries, languages or networks that Trakt knows, as its filters write them',
	properties: [
		options('Values', 'values', ['genres', 'certifications', 'countries', 'languages', 'networks'], 'What to list'),
		options('Type', 'type', ['movies', 'shows'], 'For films or for shows', {
			displayOptions: { hide: { values: ['networks'] } },
		}),
	],
	full: false,
	entries: (body) => (Array.isArray(body) ? (body as unknown[]) : (Object.values(body ?? {}) as unknown[]).flat()),
	call(item) {
		const values = item.string('values');
		return { path: values === 'networks' ? '/networks' : `/${values}/${item.string('type')}`, paged: false };
	},
});
