import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { VERSION_2, VERSION_3, type Naming } from './apiDialect';
import { connectMoviePilot, MOVIE_PILOT_CREDENTIAL } from './client';
import { content, wholeList } from './dialect';
import { readVersion } from './generation';
import { ServiceError } from '../../shared/node/errors';
import type { HttpAnswer, HttpCall } from '../../shared/http/messages';
import type { ServiceClient } from '../../shared/http/request';
import { asText } from '../../shared/util/text';
import { SubscriptionBook } from './subscriptionBook';

/** What a server says about itself, and how it wants to be spoken to. */
interface ServerFacts {
	/** e.g. "v2.5.6" */
	version: string;
	naming: Naming;
}

/** What the operations of the MoviePilot node work with; made once per execution. */
export class MoviePilotApi {
	/** The subscriptions, read once per execution. */
	readonly subscriptions: SubscriptionBook;

	private facts?: Promise<ServerFacts>;

	constructor(
		readonly client: ServiceClient,
		/** For routes of plugins that read it from the query themselves; nothing else may have it. */
		readonly apiToken: string,
		readonly hasLogin: boolean,
	) {
		this.subscriptions = new SubscriptionBook(client);
	}

	/** One request per execution. */
	async server(): Promise<ServerFacts> {
		this.facts ??= readFacts(this.client);
		return await this.facts;
	}

	/**
	 * The content of an answer, whatever the generation wraps it in.
	 *
	 * @throws ServiceError when the server refuses, under whatever status
	 */
	async call(call: HttpCall): Promise<unknown> {
		return content(await this.client.request(call));
	}

	async get(path: string, query?: HttpCall['query']): Promise<unknown> {
		return await this.call({ method: 'GET', path, query });
	}

	/** @param what for the error when the list is cut short: "the workflows" */
	async list(path: string, what: string): Promise<IDataObject[]> {
		return this.listIn(await this.client.request({ method: 'GET', path }), what);
	}

	listIn(answer: HttpAnswer, what: string): IDataObject[] {
		return wholeList(answer, what) as IDataObject[];
	}

	/**
	 * Starts a job. The verb is GET in version 2 and POST in version 3, whose first builds still wanted
	 * GET: they answer 405 to a POST (and later ones 422 to a GET, which they take for an ID).
	 */
	async trigger(path: string): Promise<void> {
		const { triggerMethod } = (await this.server()).naming;
		const start = async (method: 'GET' | 'POST') => await this.call({ method, path, retry: 'idempotent' });
		await start(triggerMethod).catch(async (error: unknown) => {
			if (triggerMethod === 'POST' && error instanceof ServiceError && error.status === 405) return await start('GET');
			throw error;
		});
	}
}

export async function connectApi(context: IExecuteFunctions | ILoadOptionsFunctions): Promise<MoviePilotApi> {
	const cancelled = () => ('getExecutionCancelSignal' in context && context.getExecutionCancelSignal?.()?.aborted) ?? false;
	const { apiToken, username } = await context.getCredentials(MOVIE_PILOT_CREDENTIAL);
	const client = await connectMoviePilot(context, cancelled);
	return new MoviePilotApi(client, asText(apiToken), asText(username) !== '');
}

async function readFacts(client: ServiceClient): Promise<ServerFacts> {
	const version = await readVersion(client);
	return { version, naming: /^v?([3-9]|\d\d)\./.test(version) ? VERSION_3 : VERSION_2 };
}

/** An object as MoviePilot sends it; nothing for anything else. */
export const asObject = (data: unknown): IDataObject =>
	typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as IDataObject) : {};

export const asList = (data: unknown): IDataObject[] => (Array.isArray(data) ? (data as IDataObject[]) : []);
