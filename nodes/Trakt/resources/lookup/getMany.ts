import { choice } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getLookup = getMany({
	resource: 'lookup',
	action: 'Get many lookup values',
	description: 'List the genres, certifications, countries, languages or networks that Trakt knows, as its filters write them',
	properties: [
		choice('Values', 'values', ['genres', 'certifications', 'countries', 'languages', 'networks'], 'What to list'),
		choice('Type', 'type', ['movies', 'shows'], 'For films or for shows', {
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
