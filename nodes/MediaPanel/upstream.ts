import type { IWebhookFunctions } from 'n8n-workflow';
import { storedText } from '../shared/node/formValues';
import type { ServiceClient } from '../shared/http/request';
import { connectTmdb, TMDB_CREDENTIAL, type TmdbClient } from '../Tmdb/client';
import { connectTrakt, TRAKT_CREDENTIAL, TRAKT_DEVICE_CREDENTIAL } from '../Trakt/client';
import { digest } from './cache';

/** The last flush after which this process has forgotten what it knew of TMDB, by account. */
const followed = new Map<string, number>();

/** Both services for the accounts of the node's credentials; a client is made when it is first needed. */
export class Upstream {
	private traktClient?: Promise<ServiceClient>;

	private tmdbClient?: Promise<TmdbClient>;

	constructor(
		private readonly context: IWebhookFunctions,
		/** When the panel was last flushed, in whichever process; in milliseconds since 1970. */
		private readonly flushedAt = 0,
	) {}

	async trakt(): Promise<ServiceClient> {
		this.traktClient ??= connectTrakt(this.context);
		return await this.traktClient;
	}

	async tmdb(): Promise<TmdbClient> {
		this.tmdbClient ??= this.connectTmdb();
		return await this.tmdbClient;
	}

	/** The client remembers answers as well, and knows nothing of the other processes. */
	private async connectTmdb(): Promise<TmdbClient> {
		const client = await connectTmdb(this.context);
		if (this.flushedAt > (followed.get(client.owner) ?? 0)) {
			client.flush();
			followed.set(client.owner, this.flushedAt);
		}
		return client;
	}
}

/**
 * Names the two accounts without telling them. It changes with any change of the credentials, so that
 * another account never sees what was remembered for this one.
 *
 * @throws what n8n throws when a credential is missing
 */
export async function accountOf(context: IWebhookFunctions): Promise<string> {
	const device = storedText(context.getNode(), 'authentication') === 'device';
	const trakt = await context.getCredentials(device ? TRAKT_DEVICE_CREDENTIAL : TRAKT_CREDENTIAL);
	const tmdb = await context.getCredentials(TMDB_CREDENTIAL);
	return digest(JSON.stringify([trakt, tmdb]));
}
