import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { ApiDialect, requestSubscriptions, VERSION_2, VERSION_3 } from './apiDialect';
import { ArrDialect } from './arrDialect';
import { content, KIND, wholeList, wholeNumber, type Dialect, type Subscription } from './dialect';
import { isRefusal, opensToToken } from './generation';
import type { SubscriptionRecord } from './records';

export type Kind = Subscription['kind'];

/** What is looked for: a film, one season of a show, or (without `season`) all seasons of a show. */
export interface Looked {
	kind: Kind;
	tmdb: number;
	season?: number;
}

/** The subscriptions of a server, read in one request, and in which words it takes more of them. */
export class SubscriptionBook {
	private read?: Promise<{ dialect: Dialect; records: SubscriptionRecord[] }>;

	constructor(private readonly client: ServiceClient) {}

	/** Everything there is, read once and then remembered. */
	async all(): Promise<SubscriptionRecord[]> {
		return (await this.opened()).records;
	}

	async dialect(): Promise<Dialect> {
		return (await this.opened()).dialect;
	}

	/** True for a server that opens its Radarr- and Sonarr-compatible part only. */
	async isReduced(): Promise<boolean> {
		return (await this.dialect()) instanceof ArrDialect;
	}

	/** Forgets what was read, so that the next question is answered by the server. */
	forget(): void {
		this.read = undefined;
	}

	/**
	 * Looks through the list, because `/subscribe/media` and the server's own check on adding do not
	 * look at the type: a film and a show may have the same TMDB number.
	 */
	async find(looked: Looked): Promise<SubscriptionRecord[]> {
		return (await this.all()).filter((record) => isThat(record, looked));
	}

	/**
	 * One subscription, fresh from the server.
	 *
	 * @throws ServiceError (404) for an ID that is not there; version 2 crashes on it, in plain text
	 */
	async get(id: number): Promise<SubscriptionRecord> {
		if (this.read !== undefined && (await this.isReduced())) return await this.fromList(id);
		const call = { method: 'GET', path: path`/api/v1/subscribe/${id}` } as const;
		const answer = await this.client.request(call).catch((error: unknown) => error);
		if (answer instanceof Error) return await this.afterFailure(id, answer);
		const record = content(answer as Awaited<ReturnType<ServiceClient['request']>>) as SubscriptionRecord | null;
		if (record === null || (record.id ?? null) === null) throw noSubscription(id);
		return record;
	}

	/** Adds a record to what is remembered. */
	async note(record: SubscriptionRecord): Promise<void> {
		(await this.all()).push(record);
	}

	private async afterFailure(id: number, error: Error): Promise<SubscriptionRecord> {
		const { status } = error as ServiceError;
		if (status === 404) throw noSubscription(id);
		if (status !== 500 && !isRefusal(error)) throw error;
		this.forget();
		if (isRefusal(error)) return await this.fromList(id);
		if ((await this.all()).some((record) => record.id === id)) throw error;
		throw noSubscription(id);
	}

	private async fromList(id: number): Promise<SubscriptionRecord> {
		const found = (await this.all()).find((record) => record.id === id);
		if (found === undefined) throw noSubscription(id);
		return found;
	}

	private async opened() {
		this.read ??= readAll(this.client);
		return await this.read;
	}
}

async function readAll(client: ServiceClient): Promise<{ dialect: Dialect; records: SubscriptionRecord[] }> {
	const answer = await requestSubscriptions(client).catch((error: Error) => error);
	if (!(answer instanceof Error)) {
		const naming = Array.isArray(answer.body) ? VERSION_2 : VERSION_3;
		return { dialect: new ApiDialect(client, naming), records: wholeList(answer, 'the subscriptions') as SubscriptionRecord[] };
	}
	if (!isRefusal(answer) || (await opensToToken(client))) throw answer;
	const dialect = new ArrDialect(client);
	const records = (await dialect.subscriptions()).map(({ id, kind, tmdb, season, title }) => ({
		id,
		name: title,
		type: KIND[kind],
		tmdbid: tmdb ?? null,
		season: season ?? null,
	}));
	return { dialect, records };
}

/** The TMDB number of a record, by whichever name its server gives it. */
export function tmdbOf({ tmdbid, media_source: source, media_id: id }: SubscriptionRecord): number | undefined {
	const isTmdb = source == null || /^(the)?moviedb$|^tmdb$/i.test(source);
	return wholeNumber(tmdbid) ?? (isTmdb ? wholeNumber(id) : undefined);
}

export function isThat(record: SubscriptionRecord, { kind, tmdb, season }: Looked): boolean {
	if (record.type !== KIND[kind] || tmdbOf(record) !== tmdb) return false;
	return season === undefined || kind === 'movie' || (record.season ?? 1) === season;
}

const noSubscription = (id: number) =>
	new ServiceError({
		service: 'MoviePilot',
		status: 404,
		message: `MoviePilot has no subscription with the ID ${id}`,
		description: 'Take the ID from Subscription: Get Many or Find by Media. A subscription that is complete moves to the history.',
	});
