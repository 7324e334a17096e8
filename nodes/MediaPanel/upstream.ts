import type { IWebhookFunctions } from 'n8n-workflow';
import type { ServiceClient } from '../shared/http/request';
import { connectTmdb, TMDB_CREDENTIAL, type TmdbClient } from '../Tmdb/client';
import { connectTrakt, TRAKT_CREDENTIAL, TRAKT_DEVICE_CREDENTIAL } from '../Trakt/client';
import { digest } from './cache';

/** Both services for the accounts of the node's credentials; a client is made when it is first needed. */
export class Upstream {
	private traktClient?: Promise<ServiceClient>;

	private tmdbClient?: Promise<TmdbClient>;

	constructor(private readonly context: IWebhookFunctions) {}

	async trakt(): Promise<ServiceClient> {
		this.traktClient ??= connectTrakt(this.context);
		return await this.traktClient;
	}

	async tmdb(): Promise<TmdbClient> {
		this.tmdbClient ??= connectTmdb(this.context);
		return await this.tmdbClient;
	}
}

/**
 * Names the two accounts without telling them. It changes with any change of the credentials, so that
 * another account never sees what was remembered for this one.
 *
 * @throws what n8n throws when a credential is missing
 */
export async function accountOf(context: IWebhookFunctions): Promise<string> {
	const device = context.getNode().parameters.authentication === 'device';
	const trakt = await context.getCredentials(device ? TRAKT_DEVICE_CREDENTIAL : TRAKT_CREDENTIAL);
	const tmdb = await context.getCredentials(TMDB_CREDENTIAL);
	return digest(JSON.stringify([trakt, tmdb]));
}
