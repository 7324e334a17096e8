import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDist, ROOT } from '../package/build';
import { startMoviePilot, type Generation, type MoviePilotSimulator } from '../simulators/moviePilot';
import { fillSample as fillMoviePilot } from '../simulators/moviePilot/sample';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { fillSample as fillTrakt } from '../simulators/trakt/sample';
import type { Credential, N8nClient, WorkflowRecord } from './client';
import { ensureHarness, type Release } from './harness';
import { clientFor } from './olderClient';
import { N8nServer } from './server';

export const MEDIA_SYNC = 'n8n-nodes-watchflow.mediaSync';

export interface StageOptions {
	generation?: Generation;
	/** The newest n8n by default. */
	release?: Release;
	/** Added to n8n's environment. */
	env?: Record<string, string>;
	say?: (line: string) => void;
}

/** A real n8n with the package installed, and the services it talks to, filled with sample data. */
export class Stage {
	private constructor(
		readonly server: N8nServer,
		readonly client: N8nClient,
		readonly trakt: TraktSimulator,
		readonly moviePilot: MoviePilotSimulator,
	) {}

	static async start({ generation = 'v3.0.0', release, env, say }: StageOptions = {}): Promise<Stage> {
		const harness = await ensureHarness(release, say);
		ensureDist();
		const server = await N8nServer.start({ harness, packages: [ROOT], env });
		const trakt = await startTrakt({
			redirectUris: [`${server.url}/rest/oauth2-credential/callback`],
		});
		fillTrakt(trakt.state);
		const moviePilot = await startMoviePilot({ generation });
		fillMoviePilot(moviePilot.state);
		return new Stage(server, clientFor(harness, server.url), trakt, moviePilot);
	}

	/** The Trakt credential as a person would fill it in; still to be connected. */
	async createTraktCredential(): Promise<Credential> {
		const { app, api, auth } = this.trakt;
		return await this.client.createCredential('Trakt account', 'watchFlowTraktOAuth2Api', {
			clientId: app.clientId,
			clientSecret: app.clientSecret,
			apiUrl: api.url,
			authBase: auth.url,
		});
	}

	/** The MoviePilot credential; old servers want the login, new ones the token alone. */
	async createMoviePilotCredential(moviePilot: MoviePilotSimulator = this.moviePilot): Promise<Credential> {
		const login = moviePilot.generation === 'v2.5.6';
		return await this.client.createCredential(`MoviePilot ${moviePilot.generation}`, 'watchFlowMoviePilotApi', {
			baseUrl: moviePilot.url,
			apiToken: moviePilot.apiToken,
			username: login ? moviePilot.username : '',
			password: login ? moviePilot.password : '',
		});
	}

	/** Imports one of the examples, with these credentials in its Media Sync nodes. */
	async importExample(file: string, credentials: Credential[]): Promise<WorkflowRecord> {
		return await this.client.importWorkflow(readExample(file), { [MEDIA_SYNC]: credentials });
	}

	/** Every token, code and password that a simulator was given or has issued. */
	get secrets(): string[] {
		const simulators = [this.trakt.api, this.trakt.auth, this.moviePilot.simulator];
		return [...new Set(simulators.flatMap(({ secrets }) => [...secrets]))];
	}

	async close(): Promise<void> {
		await Promise.all([this.trakt.close(), this.moviePilot.close(), this.server.dispose()]);
	}
}

export interface ExampleWorkflow {
	name: string;
	nodes: Array<{ name: string; type: string; [key: string]: unknown }>;
	[key: string]: unknown;
}

export function readExample(file: string): ExampleWorkflow {
	return JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as ExampleWorkflow;
}
