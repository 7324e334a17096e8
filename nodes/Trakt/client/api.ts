import type { IExecuteFunctions } from 'n8n-workflow';
import type { ServiceClient } from '../../shared/http/request';
import { connectTrakt, credentialOf } from './client';
import { endOfSignIn } from './signInEnd';
import { TitleResolver } from './resolve';

/** What the operations of the Trakt node work with, once per execution. */
export interface TraktApi {
	client: ServiceClient;
	/** Finds the IDs that a path or body needs; asks for each title once per execution. */
	titles: TitleResolver;
	/** True when the node stops at the first failed item: then nothing is sent if one item is unusable. */
	stopsOnError: boolean;
	/** Until when the stored sign-in is valid, as an ISO time; null where nobody said. It is renewed before. */
	validUntil?(): Promise<string | null>;
}

export async function connectTraktApi(context: IExecuteFunctions): Promise<TraktApi> {
	const cancelled = () => context.getExecutionCancelSignal?.()?.aborted ?? false;
	const client = await connectTrakt(context, cancelled);
	return {
		client,
		titles: new TitleResolver(client),
		stopsOnError: !context.continueOnFail(),
		validUntil: async () => endOfSignIn(await context.getCredentials(credentialOf(context.getNode()))),
	};
}
