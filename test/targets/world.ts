import { WatchFlowRadarrApi } from '../../credentials/WatchFlowRadarrApi.credentials';
import { WatchFlowSeerrApi } from '../../credentials/WatchFlowSeerrApi.credentials';
import { WatchFlowSonarrApi } from '../../credentials/WatchFlowSonarrApi.credentials';
import { WatchFlowTraktOAuth2Api } from '../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { MediaSync } from '../../nodes/MediaSync/MediaSync.node';
import { Radarr } from '../../nodes/Radarr/Radarr.node';
import { Seerr } from '../../nodes/Seerr/Seerr.node';
import { Sonarr } from '../../nodes/Sonarr/Sonarr.node';
import { createEngine, type Engine, type EngineRun, type RunOptions } from '../engine';
import { startRadarr, type RadarrSimulator } from '../simulators/radarr';
import { startSeerr, type Form, type SeerrSimulator } from '../simulators/seerr';
import { startSonarr, type SonarrSimulator } from '../simulators/sonarr';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { SyncRun, traktCredential } from '../world';

type Service = 'Seerr' | 'Radarr' | 'Sonarr';

export const KNIGHT = { tmdb: 155, title: 'The Grey Knight', year: 2008, imdb: 'tt0468569' };
export const HEIST = { tmdb: 27205, title: 'Dream Heist', year: 2010, imdb: 'tt1375666' };
/** The catalogue has no show with this number. */
export const CHEMIST = { tvdb: 81189, tmdb: 909_001, imdb: 'tt0903747', title: 'The Chemist', year: 2008, seasons: [7, 13, 13] };

/** Seerr, Radarr, Sonarr and a Trakt, and n8n's engine with credentials that are connected to them. */
export class ArrWorld {
	private constructor(
		readonly trakt: TraktSimulator,
		readonly seerr: SeerrSimulator,
		readonly radarr: RadarrSimulator,
		readonly sonarr: SonarrSimulator,
		readonly engine: Engine,
	) {}

	static async start(form: Form = 'seerr'): Promise<ArrWorld> {
		const [trakt, seerr, radarr, sonarr] = await Promise.all([startTrakt(), startSeerr({ form }), startRadarr(), startSonarr()]);
		radarr.state.know(KNIGHT, HEIST);
		sonarr.state.know(CHEMIST);
		for (const film of [KNIGHT, HEIST]) seerr.state.films.set(film.tmdb, film);
		seerr.state.shows.set(CHEMIST.tmdb, CHEMIST);
		const keyed = (service: Service, { url, apiKey }: { url: string; apiKey: string }) => ({
			id: service.toLowerCase(),
			name: service,
			type: `watchFlow${service}Api`,
			data: { baseUrl: `${url}/`, apiKey },
		});
		const engine = await createEngine({
			packages: [
				{
					nodes: [MediaSync, Seerr, Radarr, Sonarr],
					credentials: [WatchFlowTraktOAuth2Api, WatchFlowSeerrApi, WatchFlowRadarrApi, WatchFlowSonarrApi],
				},
			],
			credentials: {
				trakt: traktCredential(trakt),
				seerr: keyed('Seerr', seerr),
				radarr: keyed('Radarr', radarr),
				sonarr: keyed('Sonarr', sonarr),
			},
		});
		return new ArrWorld(trakt, seerr, radarr, sonarr, engine);
	}

	/** Runs one node of a service for each of these items; `operation` is "request.create". */
	async run(
		service: Service,
		operation: string,
		parameters: object = {},
		options: RunOptions & { items?: object[]; onError?: string } = {},
	): Promise<ServiceRun> {
		const [resource, name] = operation.split('.');
		const { items, onError, ...run } = options;
		const node = {
			name: service,
			type: `n8n-nodes-watchflow.${service.toLowerCase()}`,
			onError,
			parameters: { resource, operation: name, ...parameters },
		};
		return new ServiceRun(await this.engine.run(workflow(node), withItems(items, run)), service);
	}

	/** Runs Media Sync from the Trakt watchlist into one of the targets. */
	async sync(target: string, parameters: object = {}): Promise<SyncRun> {
		const node = {
			name: 'Media Sync',
			type: 'n8n-nodes-watchflow.mediaSync',
			parameters: { resource: 'sync', operation: 'watchlist', target, dryRun: false, ...parameters },
		};
		return new SyncRun(await this.engine.run(workflow(node), withItems(undefined, {})));
	}

	/** Puts the film and the show on the watchlist. */
	watch(): void {
		const { watchlist } = this.trakt.state;
		watchlist.addMovie({ ...KNIGHT, trakt: 120, slug: 'the-grey-knight-2008' } as never);
		watchlist.addShow({ ...CHEMIST, trakt: 220, slug: 'the-chemist' } as never);
	}

	async close(): Promise<void> {
		await Promise.all([this.trakt.close(), this.seerr.close(), this.radarr.close(), this.sonarr.close()]);
	}
}

export class ServiceRun {
	constructor(
		private readonly run: EngineRun,
		private readonly node: string,
	) {}

	get items(): Array<Record<string, unknown>> {
		return this.run.output(this.node).map((item) => item.json as Record<string, unknown>);
	}

	/** The error's two sentences, or '' when the run succeeded. */
	get error(): string {
		const error = this.run.error as { message?: string; description?: string } | undefined;
		return error === undefined ? '' : `${error.message ?? ''} | ${error.description ?? ''}`;
	}
}

function withItems(items: object[] = [{}], options: RunOptions): RunOptions {
	return {
		credentials: {
			watchFlowTraktOAuth2Api: 'trakt',
			watchFlowSeerrApi: 'seerr',
			watchFlowRadarrApi: 'radarr',
			watchFlowSonarrApi: 'sonarr',
		},
		pinData: { Trigger: items.map((json) => ({ json })) } as RunOptions['pinData'],
		...options,
	};
}

function workflow(node: { name: string; type: string; parameters: object; onError?: string }) {
	return {
		id: 'arr',
		name: 'Arr',
		active: true,
		nodes: [
			{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position: [0, 0], parameters: {} },
			{ id: 'n', typeVersion: 1, position: [200, 0], ...node },
		],
		connections: { Trigger: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
