import type { IExecuteFunctions } from 'n8n-workflow';
import { connectTmdb, type TmdbClient } from './client';
import { Images } from './images';

/** What the operations of the TMDB node work with, once per execution. */
export interface TmdbApi {
	client: TmdbClient;
	images: Images;
	/** True when the node stops at the first failed item: then nothing is sent if one item is unusable. */
	stopsOnError: boolean;
}

export async function connectTmdbApi(context: IExecuteFunctions): Promise<TmdbApi> {
	const client = await connectTmdb(context, () => context.getExecutionCancelSignal?.()?.aborted ?? false);
	return { client, images: new Images(client), stopsOnError: !context.continueOnFail() };
}
