import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import { asList, type MoviePilotApi } from '../../client/api';
import { KIND } from '../../client/dialect';
import { string, confirm } from '../../../shared/node/fields';
import { idOf } from '../../fields/fields';
import { confirmed } from '../../../shared/node/confirmed';

const CONFIRM = 'Delete It';

export const deleteSubscriptionHistory = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'deleteHistory',
	name: 'Delete History Entry',
	action: 'Delete an entry of the subscription history',
	description: 'Delete one entry of the subscription history. Subscriptions and files stay.',
	properties: [
		string('History ID', 'historyId', 'The field "id" of an entry of the history', {
			required: true,
			placeholder: 'e.g. 7',
			hint: 'From Subscription: Get History, the field "id"',
		}),
		confirm(CONFIRM, 'Whether the entry may be deleted for good'),
	],
	async execute(api, item) {
		const id = idOf(item, 'historyId', 'History ID');
		confirmed(item, CONFIRM, 'The entry cannot be brought back.');
		if (!(await isInHistory(api, id))) return { deleted: false, outcome: 'notFound', id };
		await api.call({ method: 'DELETE', path: path`/api/v1/subscribe/history/${id}`, retry: 'idempotent' });
		return { deleted: true, id };
	},
});

const PAGE_SIZE = 100;

/** Version 2 answers success to deleting an entry that is not there. */
async function isInHistory(api: MoviePilotApi, id: number): Promise<boolean> {
	for (const kind of [KIND.movie, KIND.show]) {
		for (let page = 1; ; page++) {
			const found = asList(await api.get(path`/api/v1/subscribe/history/${kind}`, { page, count: PAGE_SIZE }));
			if (found.some((entry) => entry.id === id)) return true;
			if (found.length < PAGE_SIZE) break;
		}
	}
	return false;
}
