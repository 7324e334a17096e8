import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';
import { mistaken } from './addFailures';
import { type MoviePilotApi } from '../../client/api';
import { KIND, type Wanted } from '../../client/dialect';
import { type SubscriptionRecord } from '../../client/records';
import { isThat, type Looked } from '../../client/subscriptionBook';

/** After a lost answer it looks whether the subscription is there; MoviePilot keeps one of each. */
export async function send(api: MoviePilotApi, wanted: Wanted, looked: Looked, rules: IDataObject): Promise<SubscriptionRecord> {
	const dialect = await api.subscriptions.dialect();
	const id = await dialect.subscribe(wanted, rules).catch((error: Error) => error);
	if (!(id instanceof Error)) return await checked(api, id, wanted, looked);
	if (!(id instanceof ServiceError) || !id.outcomeUnknown) throw id;
	const found = await lookAgain(api, looked);
	if (found === undefined) throw id;
	return found;
}

/**
 * Version 2 answers success with the ID of a show when a film of the same TMDB number is added, and
 * adds nothing (its `Subscribe.exists` ignores the type); a number that it cannot resolve is replaced by a look-up of
 * the name, and another title is subscribed; the Sonarr-compatible part answers 1, a
 * constant, for whatever it did not add. So the ID is not believed before it was looked at.
 */
async function checked(api: MoviePilotApi, id: number | undefined, wanted: Wanted, looked: Looked): Promise<SubscriptionRecord> {
	if (id !== undefined && !(await api.subscriptions.isReduced())) {
		const wasThere = (await api.subscriptions.all()).some((record) => record.id === id);
		const record = await api.subscriptions.get(id);
		if (!isThat(record, looked)) {
			if (!wasThere) await takeBack(api, id, record);
			throw mistaken(record, wanted, wasThere);
		}
		await api.subscriptions.note(record);
		return record;
	}
	const found = await lookAgain(api, looked);
	if (found === undefined) throw mistaken(undefined, wanted);
	return found;
}

async function takeBack(api: MoviePilotApi, id: number, record: SubscriptionRecord): Promise<void> {
	const kind = record.type === KIND.movie ? 'movie' : 'show';
	await (await api.subscriptions.dialect()).unsubscribe({ id, kind, title: asText(record.name) });
	api.subscriptions.forget();
}

async function lookAgain(api: MoviePilotApi, looked: Looked): Promise<SubscriptionRecord | undefined> {
	api.subscriptions.forget();
	return (await api.subscriptions.find(looked))[0];
}
