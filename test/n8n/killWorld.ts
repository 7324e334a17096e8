import { createHash } from 'node:crypto';
import { watchlistFilms, watchlistSeasons, watchlistShows } from '../simulators/catalogue';
import { resource, slugOf, startHdHive, type HdHiveSimulator } from '../simulators/hdHive';
import { startMoviePilot, type MoviePilotSimulator } from '../simulators/moviePilot';
import { fillSample as fillMoviePilot } from '../simulators/moviePilot/sample';
import { startRealDebrid, type RealDebridSimulator } from '../simulators/realDebrid';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import type { N8nClient } from './client';
import { Journal, type Kinds } from './killJournal';
import { hdHiveLogin, realDebridLogin, traktDeviceLogin, traktLogin, type Login } from './killLogins';
import type { SignIn } from './killPlan';
import { NODES } from './killWorkflow';

/** Each answer takes so long that a run lasts long enough to be hit anywhere. */
const LATENCY_MS = 5;

/** A part of the sample: what counts is where the blow falls, not how long the list is. */
const FILMS = 40;
const SHOWS = 8;
const SEASONS = 4;

/** What a run has left behind; equal for two runs that have done the same. */
export interface Outcome {
	subscriptions: string[];
	charges: number;
	torrents: number;
}

const RENEWAL = /renewal$/;

const TRAKT: Kinds = [
	[/^POST \/oauth\/token/, 'Trakt: renewal'],
	[/./, 'Trakt: reading'],
];

const HIVE: Kinds = [
	[/\/oauth\//, 'HDHive: renewal'],
	[/\/resources\/unlock/, 'HDHive: unlock'],
	[/./, 'HDHive: looking'],
];

const DEBRID: Kinds = [
	[/\/oauth\/v2\/token/, 'Real-Debrid: renewal'],
	[/^GET /, 'Real-Debrid: looking'],
	[/./, 'Real-Debrid: adding'],
];

const MOVIE_PILOT: Kinds = [
	[/^GET /, 'MoviePilot: looking'],
	[/./, 'MoviePilot: subscribing'],
];

/** The services that a killed run was talking to, and the sign-ins that it must not lose. */
export class World {
	readonly journal = new Journal();

	moviePilot!: MoviePilotSimulator;

	private logins!: Record<SignIn | 'hive' | 'debrid', Login>;

	private constructor(
		private readonly trakt: Record<SignIn, TraktSimulator>,
		private readonly hive: HdHiveSimulator,
		private readonly debrid: RealDebridSimulator,
	) {}

	/** Each refresh token works once, and Trakt ends the login when one is offered twice. */
	static async start(n8nUrl: string): Promise<World> {
		const redirectUris = [`${n8nUrl}/rest/oauth2-credential/callback`];
		const options = { redirectUris, latencyMs: LATENCY_MS, rotation: 'family', limits: 'off' } as const;
		const trakt = { oAuth2: await startTrakt(options), device: await startTrakt(options) };
		for (const { state } of Object.values(trakt)) {
			for (const film of watchlistFilms.slice(0, FILMS)) state.watchlist.addMovie(film);
			for (const show of watchlistShows.slice(0, SHOWS)) state.watchlist.addShow(show);
			for (const { show, number } of watchlistSeasons.slice(0, SEASONS)) state.watchlist.addSeason(show, number);
		}
		const hive = await startHdHive({ latencyMs: LATENCY_MS, refreshMs: 20 });
		const debrid = await startRealDebrid({ latencyMs: LATENCY_MS, rotateRefresh: true });
		return new World(trakt, hive, debrid);
	}

	async connect(client: N8nClient): Promise<void> {
		const { trakt, hive, debrid } = this;
		this.logins = {
			oAuth2: await traktLogin(client, trakt.oAuth2, { name: 'Trakt, Connect button', node: NODES.sync }),
			device: await traktDeviceLogin(client, trakt.device, { name: 'Trakt, device code', node: NODES.sync }),
			hive: await hdHiveLogin(client, hive, { name: 'HDHive', node: NODES.unlock }),
			debrid: await realDebridLogin(client, debrid, { name: 'Real-Debrid', node: NODES.torrent }),
		};
		for (const signIn of ['oAuth2', 'device'] as const) {
			for (const simulator of [trakt[signIn].api, trakt[signIn].auth]) this.watch(simulator, TRAKT, this.logins[signIn]);
		}
		this.watch(hive.simulator, HIVE, this.logins.hive);
		this.watch(debrid.api, DEBRID, this.logins.debrid);
	}

	private watch(simulator: HdHiveSimulator['simulator'], kinds: Kinds, { renewal }: Login): void {
		this.journal.watch(simulator, kinds, (stage, request) => renewal.see(RENEWAL.test(stage), request));
	}

	/** The sign-ins that a workflow with this way to Trakt uses. */
	loginsOf(signIn: SignIn): Login[] {
		return [this.logins[signIn], this.logins.hive, this.logins.debrid];
	}

	get allLogins(): Login[] {
		return Object.values(this.logins);
	}

	/** A MoviePilot of its own for the next round, and something to buy that nobody has bought. */
	async fresh(round: string): Promise<{ slug: string; hash: string }> {
		this.moviePilot = await startMoviePilot({ generation: 'v3.0.0', latencyMs: LATENCY_MS });
		fillMoviePilot(this.moviePilot.state);
		this.journal.watch(this.moviePilot.simulator, MOVIE_PILOT);
		this.hive.state.resources = [resource(round)];
		this.hive.state.ledger = [];
		this.hive.state.me.points = 128;
		this.debrid.state.torrents = [];
		return { slug: slugOf(round), hash: createHash('sha1').update(round).digest('hex') };
	}

	/** Every access token ends, so that the next run has to renew each sign-in. */
	expire(): void {
		for (const login of this.allLogins) login.expire();
	}

	/** What has become of everything, subscriptions twice if they are there twice. */
	outcome(): Outcome {
		const subscriptions = this.moviePilot.state.subscriptions
			.all()
			.map(({ type, tmdbid, season }) => JSON.stringify([type, tmdbid, season ?? null]));
		return {
			subscriptions: subscriptions.sort(),
			charges: this.hive.state.ledger.length,
			torrents: this.debrid.state.torrents.length,
		};
	}

	async endRound(): Promise<void> {
		await this.moviePilot.close();
	}

	async close(): Promise<void> {
		await Promise.all([this.trakt.oAuth2.close(), this.trakt.device.close(), this.hive.close(), this.debrid.close()]);
	}
}
