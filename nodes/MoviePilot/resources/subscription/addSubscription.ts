import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { asText } from '../../../shared/util/text';
import { noSeason, noSpecials, onlyBare } from './addFailures';
import { type MoviePilotApi } from '../../client/api';
import { type Wanted } from '../../client/dialect';
import { simpleSubscription, type SubscriptionRecord } from '../../client/records';
import { type Kind, type Looked } from '../../client/subscriptionBook';
import { send } from './sendSubscription';
import { named, inLibrary } from './addNames';

export interface AddRequest {
	kind: Kind;
	tmdb: number;
	/** Empty: MoviePilot's own title is looked up. */
	title: string;
	year?: number;
	/** Absent for a film; for a show: all its seasons. */
	seasons?: number[];
	skipInLibrary: boolean;
	/** Set after adding: a state in the body is taken over by the oldest servers only. */
	state?: string;
	/** Further fields in MoviePilot's own names. */
	rules: IDataObject;
}

/**
 * Subscribes to a film, or to the seasons of a show one by one: without a season MoviePilot takes
 * season 1 alone. What is subscribed already is not sent, because MoviePilot would answer as to a new
 * one and announce it again.
 *
 * @returns one entry per film or season: `{outcome, …subscription}`
 */
export async function addSubscription(api: MoviePilotApi, request: AddRequest): Promise<IDataObject[]> {
	if (wantsMore(request) && (await api.subscriptions.isReduced())) throw onlyBare();
	const wanted = await named(api, request);
	const dialect = await api.subscriptions.dialect();
	if (request.seasons?.includes(0) === true && !dialect.takesSpecials) throw noSpecials();
	if (request.kind === 'movie') {
		if (request.skipInLibrary && (await dialect.hasMovie(request.tmdb)) === true) return [inLibrary(wanted)];
		return [await addOne(api, wanted, request)];
	}
	const known = request.seasons === undefined || request.skipInLibrary ? await dialect.seasons(wanted, false) : [];
	const seasons = request.seasons ?? known;
	if (seasons.length === 0) throw noSeason(wanted);
	const lacking = request.skipInLibrary ? await dialect.seasons(wanted, true) : known;
	return await eachSeason(seasons, async (season) => {
		const one = { ...wanted, season };
		// What the server does not count among the seasons is not missing, but not there either.
		const isThere = known.includes(season) && !lacking.includes(season);
		return isThere ? inLibrary(one) : await addOne(api, one, request);
	});
}

/** Beyond titles: the Radarr- and Sonarr-compatible part has no rules and no states, and knows no episodes of the library. */
const wantsMore = ({ kind, rules, state, skipInLibrary }: AddRequest): boolean =>
	Object.keys(rules).length > 0 || state !== undefined || (kind === 'show' && skipInLibrary);

/**
 * One season that fails does not stop the others: it becomes an entry with the outcome `failed`.
 *
 * @throws the first failure when nothing else came of it
 */
async function eachSeason(seasons: number[], add: (season: number) => Promise<IDataObject>): Promise<IDataObject[]> {
	const results: IDataObject[] = [];
	const failures: ServiceError[] = [];
	for (const season of seasons) {
		const result = await add(season).catch((error: Error) => error);
		if (result instanceof Error && !(result instanceof ServiceError)) throw result;
		if (result instanceof Error) {
			failures.push(result);
			results.push({ outcome: 'failed', season, reason: `${result.message}. ${result.description}` });
		} else results.push(result);
	}
	if (failures.length === seasons.length && failures[0] !== undefined) throw failures[0];
	return results;
}

async function addOne(api: MoviePilotApi, wanted: Wanted, request: AddRequest): Promise<IDataObject> {
	const looked: Looked = { kind: request.kind, tmdb: wanted.tmdb, season: wanted.season };
	const [existing] = await api.subscriptions.find(looked);
	if (existing !== undefined) return withOutcome('alreadySubscribed', existing);
	const record = await send(api, wanted, looked, request.rules);
	if (request.state !== undefined && asText(record.state) !== request.state) {
		await setState(api, Number(record.id), request.state);
		record.state = request.state;
	}
	return withOutcome('added', record);
}

export async function setState(api: MoviePilotApi, id: number, state: string): Promise<void> {
	await api.call({ method: 'PUT', path: path`/api/v1/subscribe/status/${id}`, query: { state }, retry: 'idempotent' });
}

/** A subscription with what became of it, the fields in their order. */
function withOutcome(outcome: string, record: SubscriptionRecord): IDataObject {
	const { title, year, type, ...rest } = simpleSubscription(record);
	return { title, year, ...(type === undefined ? {} : { type }), outcome, ...rest };
}
