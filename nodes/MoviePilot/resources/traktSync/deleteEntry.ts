import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';
import { type MoviePilotApi } from '../../client/api';
import { simpleSubscription } from '../../client/records';
import { tmdbOf } from '../../client/subscriptionBook';
import { ask } from './traktSync';

interface DeleteHistory {
	tmdb: number;
	/** The plugin deletes every subscription with the number, films and shows alike. */
	subscriptionsToo: boolean;
	dryRun: boolean;
}

/**
 * Deletes an entry of the plugin's history, with what hangs on it: every subscription with the same
 * TMDB number, which the plugin's documentation does not say.
 */
export async function deleteTraktSyncHistory(api: MoviePilotApi, { tmdb, subscriptionsToo, dryRun }: DeleteHistory): Promise<IDataObject> {
	const hit = (await api.subscriptions.all()).filter((record) => tmdbOf(record) === tmdb);
	if (dryRun) return { dryRun: true, tmdbId: tmdb, wouldDeleteSubscriptions: hit.map(simpleSubscription) };
	if (hit.length > 0 && !subscriptionsToo)
		throw wouldDelete(
			hit.map(({ name }) => asText(name)),
			tmdb,
		);
	const body = await ask(api, '/delete_history', { method: 'GET', query: { tmdbid: tmdb }, retry: 'never' });
	api.subscriptions.forget();
	const left = new Set((await api.subscriptions.all()).map(({ id }) => id));
	const gone = hit.filter(({ id }) => !left.has(id));
	return {
		tmdbId: tmdb,
		historyDeleted: body.success === true,
		subscriptionsDeleted: gone.map(simpleSubscription),
		message: deletion(body, gone.length),
	};
}

function deletion(body: IDataObject, gone: number): string {
	const message = asText(body.message);
	if (body.success === true) return `The entry was deleted, and with it ${gone === 1 ? '1 subscription' : `${gone} subscriptions`}.`;
	if (/^未找到(历史记录|指定记录)/.test(message)) return `The history has no entry with this number (${message}).`;
	return `Nothing was deleted: ${message || 'the plugin gave no reason'}`;
}

const wouldDelete = (titles: string[], tmdb: number) =>
	new ServiceError({
		service: 'MoviePilot',
		message: `TraktSync would also delete ${titles.length === 1 ? 'the subscription' : `${titles.length} subscriptions`} with the TMDB number ${tmdb}: ${titles.join(', ')}`,
		description: 'Nothing was deleted. Switch on "Delete Subscriptions Too" if that is what you want.',
	});
