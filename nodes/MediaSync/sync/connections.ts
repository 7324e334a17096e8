import type { IExecuteFunctions } from 'n8n-workflow';
import { connectMoviePilot } from '../../MoviePilot/client';
import { connectRadarr } from '../../Radarr/client';
import { connectSeerr } from '../../Seerr/client';
import { connectSonarr } from '../../Sonarr/client';
import { connectTmdb } from '../../Tmdb/client';
import { connectTrakt } from '../../Trakt/client';
import type { ServiceClient } from '../../shared/http/request';

/** Every service that Media Sync can talk to, connected on first use. */
export type Connections = ReturnType<typeof connectionsOf>;

/** Clients are made once per execution, so that only those that are used need a credential. */
export function connectionsOf(context: IExecuteFunctions) {
	const clients: ServiceClient[] = [];
	const cancelled = () => context.getExecutionCancelSignal?.()?.aborted ?? false;

	const once = <Client extends ServiceClient>(
		connect: (context: IExecuteFunctions, cancelled: () => boolean) => Promise<Client>,
	): (() => Promise<Client>) => {
		let made: Promise<Client> | undefined;
		const make = async () => {
			const client = await connect(context, cancelled);
			clients.push(client);
			return client;
		};
		return async () => await (made ??= make());
	};

	return {
		trakt: once(connectTrakt),
		tmdb: once(connectTmdb),
		moviePilot: once(connectMoviePilot),
		seerr: once(connectSeerr),
		radarr: once(connectRadarr),
		sonarr: once(connectSonarr),
		/** Requests sent so far, to all of them. */
		requests: () => clients.reduce((sum, client) => sum + client.requests, 0),
	};
}
