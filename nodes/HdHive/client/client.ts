import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { HttpCall } from '../../shared/http/messages';
import { ServiceClient } from '../../shared/http/request';
import { baseUrl } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { asObject } from './answers';
import { isObject } from '../../shared/util/isObject';
import { hdHivePolicy, UNLOCKS_PER_MINUTE } from './policy';
import { HD_HIVE_CREDENTIAL, hdHiveSend, type HdHiveContext } from './session';

/** An answer of HDHive without its wrapping. */
export interface Envelope {
	data: unknown;
	/** Counts of lists: `total`, and `page` and `page_size` where there are pages. */
	meta: IDataObject;
	/** HDHive's own words, in Chinese. */
	message: string;
}

/** HDHive for one account: sends a call and takes the answer out of its envelope. */
export class HdHiveClient {
	constructor(
		readonly service: ServiceClient,
		/** Names the account: what this process knows about its unlocks is kept under it. */
		readonly account: string,
	) {}

	async get(path: string, query?: HttpCall['query']): Promise<Envelope> {
		return await this.call({ method: 'GET', path, query });
	}

	/** @throws ServiceError when HDHive refuses, or sends something that is not its own */
	async call(call: HttpCall): Promise<Envelope> {
		const { body } = await this.service.request(call);
		// A failure that says so was made one before it came here; anything else than true is not HDHive's.
		if (!isObject(body) || body.success !== true) throw notHdHive(call);
		return { data: body.data, meta: asObject(body.meta), message: asText(body.message) };
	}

	/** The same, with the failure as a value: for calls after which something is left to do. */
	async attempt(call: HttpCall): Promise<Envelope | ServiceError> {
		return await this.call(call).catch(async (error: unknown) =>
			error instanceof ServiceError ? error : await Promise.reject(error as Error),
		);
	}
}

function notHdHive(call: HttpCall): ServiceError {
	return new ServiceError({
		service: 'HDHive',
		message: 'Something answers at the Base URL, but it is not HDHive',
		description: 'Correct the Base URL in the credential: https://hdhive.com or https://re0.me',
		outcomeUnknown: call.method !== 'GET',
	});
}

/** A client for the account of the node's HDHive credential. `context` is any n8n node context. */
export async function connectHdHive(context: HdHiveContext, cancelled?: () => boolean): Promise<HdHiveClient> {
	const credentials = await context.getCredentials(HD_HIVE_CREDENTIAL);
	const base = baseUrl(asText(credentials.baseUrl), 'Base URL');
	const account = context.getNode().credentials?.[HD_HIVE_CREDENTIAL]?.id ?? `${base}|${asText(credentials.clientId)}`;
	const perMinute = unlocksPerMinute(credentials);
	const service = new ServiceClient({
		policy: hdHivePolicy(perMinute),
		baseUrl: base,
		accountKey: `${account}|${perMinute}`,
		send: hdHiveSend(context),
		cancelled,
	});
	return new HdHiveClient(service, account);
}

function unlocksPerMinute({ unlocksPerMinute: value }: ICredentialDataDecryptedObject): number {
	const number = Number(value ?? UNLOCKS_PER_MINUTE);
	return Number.isInteger(number) && number > 0 ? number : UNLOCKS_PER_MINUTE;
}
