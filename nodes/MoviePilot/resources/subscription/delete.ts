import { defineOperation } from '../../../shared/node/operation';
import { ServiceError } from '../../../shared/node/errors';
import { attempt } from '../../../shared/util/attempt';
import { KIND, wholeNumber } from '../../client/dialect';
import type { MoviePilotApi } from '../../client/api';
import { idOf, subscriptionIdField } from '../../fields/fields';
import { simpleSubscription } from '../../client/records';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

const CONFIRM = 'Delete It';

export const deleteSubscription = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a subscription',
	description: 'End a subscription. Files that were downloaded stay.',
	properties: [subscriptionIdField, confirm(CONFIRM, 'Whether the subscription may be deleted with its settings')],
	/** Version 2 answers success to an unknown ID too, so it is looked at first. */
	async execute(api, item) {
		const id = idOf(item, 'subscriptionId', 'Subscription ID');
		confirmed(item, CONFIRM, 'A deleted subscription cannot be brought back with its settings.');
		const record = await attempt(api.subscriptions.get(id));
		if (record instanceof ServiceError) {
			if (record.status !== 404) throw record;
			return { id, deleted: false, outcome: 'notFound' };
		}
		const dialect = await api.subscriptions.dialect();
		const kind = record.type === KIND.movie ? 'movie' : 'show';
		await dialect.unsubscribe({ id, kind, tmdb: wholeNumber(record.tmdbid), title: record.name ?? '' });
		api.subscriptions.forget();
		return { deleted: true, ...simpleSubscription(record) };
	},
});
