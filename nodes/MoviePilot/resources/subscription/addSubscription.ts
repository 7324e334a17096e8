import type { IDataObject } from 'n8n-workflow';
import { InputError, ServiceError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { titleItem } from '../../../shared/media/titleItem';
import { asText } from '../../../shared/util/text';
import { mistaken, noSeason, noSpecials, onlyBare } from './addFailures';
import { asObject, type MoviePilotApi } from '../../client/api';
import { KIND, wholeNumber, type Wanted } from '../../client/dialect';
import { mediaDetails, UNKNOWN_TITLE } from '../../client/media';
import { simpleSubscription, type SubscriptionRecord } from '../../client/records';
import { isThat, type Kind, type Looked } from '../../client/subscriptionBook';

interface AddRequest {
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

/** After a lost answer it looks whether the subscription is there; MoviePilot keeps one of each. */
async function send(api: MoviePilotApi, wanted: Wanted, looked: Looked, rules: IDataObject): Promise<SubscriptionRecord> {
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

export async function setState(api: MoviePilotApi, id: number, state: string): Promise<void> {
	await api.call({ method: 'PUT', path: path`/api/v1/subscribe/status/${id}`, query: { state }, retry: 'idempotent' });
}

/** Servers before version 3 recognise nothing without a name, whatever the number. */
async function named(api: MoviePilotApi, { kind, tmdb, title, year }: AddRequest): Promise<Wanted> {
	if (title !== '') return { title, year, tmdb };
	if (!(await api.subscriptions.isReduced())) {
		const media = await mediaDetails(api, kind, tmdb);
		return { title: asText(media.title), year: year ?? wholeNumber(media.year), tmdb };
	}
	if (kind === 'show')
		throw new InputError(
			'Title',
			'is empty',
			'This server looks up shows by title when it is used with an API token alone: give the title, or fill in User Name and Password in the credential.',
		);
	const [movie] = (await api.client.get('/api/v3/movie/lookup', { term: `tmdb:${tmdb}` })) as IDataObject[];
	const found = asText(asObject(movie).title);
	if (found === '')
		throw new ServiceError({
			service: 'MoviePilot',
			status: 404,
			code: UNKNOWN_TITLE,
			message: `MoviePilot does not know a film with the TMDB number ${tmdb}`,
			description: 'Check the number and the Media Type.',
		});
	return { title: found, year: year ?? wholeNumber(asObject(movie).year), tmdb };
}

const inLibrary = ({ title, year, tmdb, season }: Wanted): IDataObject =>
	titleItem(
		{ title, year, type: season === undefined ? 'movie' : 'season', outcome: 'inLibrary', ids: { tmdb }, season },
		{ year: year ?? null, mediaType: season === undefined ? 'movie' : 'tv', tmdbId: tmdb, season: season ?? null },
	);

/** A subscription with what became of it, the fields in their order. */
function withOutcome(outcome: string, record: SubscriptionRecord): IDataObject {
	const { title, year, type, ...rest } = simpleSubscription(record);
	return { title, year, ...(type === undefined ? {} : { type }), outcome, ...rest };
}
