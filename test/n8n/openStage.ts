import { startRadarr, type RadarrSimulator } from '../simulators/radarr';
import { startSeerr, type SeerrSimulator } from '../simulators/seerr';
import { startSonarr, type SonarrSimulator } from '../simulators/sonarr';
import { fillSample as fillTmdb } from '../simulators/tmdb';
import type { Credential, WorkflowRecord } from './client';
import { exampleFiles, ExampleStage } from './examplesStage';
import { ensureHarness } from './harness';
import { Host } from './host';
import { addTonight, fillRadarr, fillRealDebrid, fillSeerr, fillSonarr, letModelAnswer } from './openSample';
import { openWorkflows, PANEL_PATH } from './openWorkflows';

/** What the panel asks for. */
export const PANEL_KEY = 'watchflow-panel-1';

/** n8n with the package, every service of it simulated with sample data, and a connected credential for each. */
export class OpenStage {
	private constructor(
		readonly host: Host,
		/** Everything but Seerr, Radarr and Sonarr. */
		readonly examples: ExampleStage,
		readonly seerr: SeerrSimulator,
		readonly radarr: RadarrSimulator,
		readonly sonarr: SonarrSimulator,
	) {}

	/** @param folder a built package (package.json and dist); the repository's own by default */
	static async start(folder?: string): Promise<OpenStage> {
		const host = await Host.start(await ensureHarness(), folder);
		const examples = await ExampleStage.start(host.server, host.client);
		const stage = new OpenStage(host, examples, await startSeerr(), await startRadarr(), await startSonarr());
		stage.fill();
		await stage.connect();
		return stage;
	}

	private fill(): void {
		const { tmdb, realDebrid, trakt, openAi } = this.examples;
		fillTmdb(tmdb.state);
		fillRealDebrid(realDebrid.state);
		addTonight(trakt.state);
		letModelAnswer(openAi);
		fillSeerr(this.seerr.state);
		fillRadarr(this.radarr.state);
		fillSonarr(this.sonarr.state);
	}

	private async connect(): Promise<void> {
		const { realDebrid } = this.examples;
		for (const [service, { url, apiKey }] of Object.entries({ Seerr: this.seerr, Radarr: this.radarr, Sonarr: this.sonarr }))
			await this.examples.create(`watchFlow${service}Api`, { baseUrl: url, apiKey });
		await this.examples.create('watchFlowKeyApi', { secretKey: PANEL_KEY });
		realDebrid.switches.deviceInterval = 1;
		const { id } = await this.examples.create('watchFlowRealDebridOAuth2Api', { apiUrl: realDebrid.url });
		await this.host.client.testCredential(id);
		realDebrid.state.decide();
		const { status, message } = await this.host.client.testCredential(id);
		if (status !== 'OK') throw new Error(`Real-Debrid was not signed in to: ${message}`);
	}

	/** Publishes the panel, which answers only then. @returns its address */
	async publishPanel(workflows: WorkflowRecord[]): Promise<string> {
		const { client, server } = this.host;
		const panel = workflows.find(({ name }) => name.startsWith('Media Panel'));
		if (panel === undefined) throw new Error('There is no workflow with the panel');
		await client.activate(panel);
		return `${server.url}/webhook/${PANEL_PATH}`;
	}

	/** The examples, ready to be executed, and what there is besides them to look at. */
	async importWorkflows(): Promise<WorkflowRecord[]> {
		const { chatId } = this.examples.telegram;
		const onlyThisChat = { additionalFields: { chatIds: String(chatId) } };
		const changes: Record<string, object> = {
			'examples/text-to-downloads.json': { 'Telegram Trigger': onlyThisChat },
			'examples/remote-commands.json': { 'Telegram Message': { additionalFields: { userIds: String(chatId) } } },
		};
		const imported: WorkflowRecord[] = [];
		for (const file of exampleFiles()) imported.push(await this.examples.import(file, changes[file] as never));
		for (const workflow of openWorkflows()) imported.push(await this.examples.add(workflow));
		return imported;
	}

	/** Service name to the address it is simulated at. */
	get addresses(): Record<string, string> {
		const { trakt, tmdb, moviePilot, realDebrid, hdHive, telegram, openAi } = this.examples;
		const { seerr, radarr, sonarr } = this;
		return {
			Trakt: trakt.api.url,
			TMDB: tmdb.url,
			MoviePilot: moviePilot.url,
			Seerr: seerr.url,
			Radarr: radarr.url,
			Sonarr: sonarr.url,
			HDHive: hdHive.url,
			'Real-Debrid': realDebrid.url,
			Telegram: telegram.url,
			OpenAI: openAi.url,
		};
	}

	async credentials(): Promise<Credential[]> {
		return await this.host.client.call<Credential[]>('GET', '/rest/credentials');
	}

	async close(): Promise<void> {
		const { examples, seerr, radarr, sonarr, host } = this;
		await Promise.all([examples.close(), seerr.close(), radarr.close(), sonarr.close(), host.close()]);
	}
}
