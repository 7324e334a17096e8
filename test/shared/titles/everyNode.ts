import type { IDataObject } from 'n8n-workflow';
import { WatchFlowHdHiveOAuth2Api } from '../../../credentials/WatchFlowHdHiveOAuth2Api.credentials';
import { WatchFlowMoviePilotApi } from '../../../credentials/WatchFlowMoviePilotApi.credentials';
import { WatchFlowRadarrApi } from '../../../credentials/WatchFlowRadarrApi.credentials';
import { WatchFlowSeerrApi } from '../../../credentials/WatchFlowSeerrApi.credentials';
import { WatchFlowSonarrApi } from '../../../credentials/WatchFlowSonarrApi.credentials';
import { WatchFlowTmdbApi } from '../../../credentials/WatchFlowTmdbApi.credentials';
import { WatchFlowTraktOAuth2Api } from '../../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { HdHive } from '../../../nodes/HdHive/HdHive.node';
import { MediaSync } from '../../../nodes/MediaSync/MediaSync.node';
import { MoviePilot } from '../../../nodes/MoviePilot/MoviePilot.node';
import { Radarr } from '../../../nodes/Radarr/Radarr.node';
import { Seerr } from '../../../nodes/Seerr/Seerr.node';
import { Sonarr } from '../../../nodes/Sonarr/Sonarr.node';
import { Tmdb } from '../../../nodes/Tmdb/Tmdb.node';
import { Trakt } from '../../../nodes/Trakt/Trakt.node';
import { createEngine, type Engine } from '../../engine';
import { credentialData } from '../../hdHive/world';
import { startHdHive } from '../../simulators/hdHive';
import { startMoviePilot } from '../../simulators/moviePilot';
import { startRadarr } from '../../simulators/radarr';
import { startSeerr } from '../../simulators/seerr';
import { startSonarr } from '../../simulators/sonarr';
import { startTmdb } from '../../simulators/tmdb';
import { startTrakt } from '../../simulators/trakt';
import { fillSample } from '../../simulators/trakt/sample';
import { moviePilotCredential, traktCredential } from '../../world';

export type NodeName = 'Trakt' | 'TMDB' | 'MoviePilot' | 'HDHive' | 'Seerr' | 'Radarr' | 'Sonarr' | 'Media Sync';

/** Stored names of the nodes. */
const TYPES: Record<NodeName, string> = {
	Trakt: 'trakt',
	TMDB: 'tmdb',
	MoviePilot: 'moviePilot',
	HDHive: 'hdHive',
	Seerr: 'seerr',
	Radarr: 'radarr',
	Sonarr: 'sonarr',
	'Media Sync': 'mediaSync',
};

export const credentialIds = {
	watchFlowTraktOAuth2Api: 'trakt',
	watchFlowTmdbApi: 'tmdb',
	watchFlowMoviePilotApi: 'moviePilot',
	watchFlowHdHiveOAuth2Api: 'hive',
	watchFlowSeerrApi: 'seerr',
	watchFlowRadarrApi: 'radarr',
	watchFlowSonarrApi: 'sonarr',
};

let worlds = 0;

async function startServers() {
	const [trakt, tmdb, moviePilot, hive, seerr, radarr, sonarr] = await Promise.all([
		startTrakt({ limits: 'off' }),
		startTmdb({ perSecond: 1_000_000 }),
		startMoviePilot({ generation: 'v3.0.0' }),
		startHdHive(),
		startSeerr({ form: 'seerr' }),
		startRadarr(),
		startSonarr(),
	]);
	fillSample(trakt.state);
	return { trakt, tmdb, moviePilot, hive, seerr, radarr, sonarr };
}

type Servers = Awaited<ReturnType<typeof startServers>>;

/** n8n's engine with every node that has a title field, each connected to a server of its service. */
export class EveryNode {
	private constructor(
		readonly servers: Servers,
		private readonly engine: Engine,
		private readonly ids: Record<string, string>,
	) {}

	static async start(): Promise<EveryNode> {
		const servers = await startServers();
		const { trakt, tmdb, moviePilot, hive, seerr, radarr, sonarr } = servers;
		// Requests are paced and unlocks are remembered by credential: each world has its own.
		const suffix = `-titles-${++worlds}`;
		const ids = Object.fromEntries(Object.entries(credentialIds).map(([type, id]) => [type, `${id}${suffix}`]));
		const keyed = (type: string, data: object) => ({ id: ids[type] as string, name: type, type, data: data as never });
		const arr = ({ url, apiKey }: { url: string; apiKey: string }) => ({ baseUrl: url, apiKey });
		const engine = await createEngine({
			packages: [
				{
					nodes: [Trakt, Tmdb, MoviePilot, HdHive, Seerr, Radarr, Sonarr, MediaSync],
					credentials: [
						...[WatchFlowTraktOAuth2Api, WatchFlowTmdbApi, WatchFlowMoviePilotApi, WatchFlowHdHiveOAuth2Api],
						...[WatchFlowSeerrApi, WatchFlowRadarrApi, WatchFlowSonarrApi],
					],
				},
			],
			credentials: Object.fromEntries(
				[
					keyed('watchFlowTraktOAuth2Api', traktCredential(trakt).data),
					keyed('watchFlowTmdbApi', tmdb.credential('approve')),
					keyed('watchFlowMoviePilotApi', moviePilotCredential(moviePilot, true).data),
					keyed('watchFlowHdHiveOAuth2Api', { ...credentialData(hive), ...hive.signIn() }),
					keyed('watchFlowSeerrApi', arr(seerr)),
					keyed('watchFlowRadarrApi', arr(radarr)),
					keyed('watchFlowSonarrApi', arr(sonarr)),
				].map((credential) => [credential.id, credential]),
			),
		});
		return new EveryNode(servers, engine, ids);
	}

	/** What one node gives for these items, which it goes on after; `operation` is "watchlist.add". */
	async run(
		node: NodeName,
		operation: string,
		parameters: object,
		items: object[] = [{}],
		onError = 'continueRegularOutput',
	): Promise<IDataObject[]> {
		return (await this.runPaired(node, operation, parameters, items, onError)).map(({ json }) => json);
	}

	/** The same, with the number of the item that each of them comes from. */
	async runPaired(
		node: NodeName,
		operation: string,
		parameters: object,
		items: object[],
		onError = 'continueRegularOutput',
	): Promise<Array<{ json: IDataObject; item: number }>> {
		const [resource, name] = operation.split('.');
		const run = await this.engine.run(workflow(node, { resource, operation: name, ...parameters }, onError), {
			credentials: this.ids,
			pinData: { Trigger: items.map((json) => ({ json: json as IDataObject })) },
		});
		if (run.error !== undefined) throw new Error(`${run.error.message} | ${(run.error as { description?: string }).description ?? ''}`);
		return run.output(node).map(({ json, pairedItem }) => ({ json, item: (pairedItem as { item: number }).item }));
	}

	/** The drop-down of a searchable field. @param without credentials of these types */
	async search(node: NodeName, method: string, parameters: object, filter: string, without: string[] = []) {
		const credentials = Object.fromEntries(Object.entries(this.ids).filter(([type]) => !without.includes(type)));
		const type = `n8n-nodes-watchflow.${TYPES[node]}`;
		return await this.engine.search({ type, method, parameters: parameters as never, filter, credentials });
	}

	async close(): Promise<void> {
		await Promise.all(Object.values(this.servers).map(async (server) => await server.close()));
	}
}

function workflow(node: NodeName, parameters: object, onError: string) {
	const type = `n8n-nodes-watchflow.${TYPES[node]}`;
	return {
		id: 'titles',
		name: 'Titles',
		active: true,
		nodes: [
			{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position: [0, 0], parameters: {} },
			{ id: 'n', name: node, type, typeVersion: 1, position: [200, 0], onError, parameters },
		],
		connections: { Trigger: { main: [[{ node, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
