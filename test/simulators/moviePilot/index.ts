import { randomBytes } from 'node:crypto';
import { Simulator, type SimulatorOptions } from '../simulator';
import { Answers } from './answers';
import { Auth, EIGHT_DAYS, type Account } from './auth';
import { behaveLikeFastApi } from './fastApi';
import { traitsOf, type Generation, type Traits } from './generation';
import type { LibraryInput } from './library';
import type { CatalogueInput } from './media';
import { addControlRoutes } from './routes/control';
import { addDownloadRoutes } from './routes/download';
import { addLoginRoutes } from './routes/login';
import { addMediaRoutes } from './routes/media';
import { addMediaServerRoutes } from './routes/mediaserver';
import { addMessageRoutes } from './routes/messages';
import { addPluginRoutes } from './routes/plugin';
import { addSearchRoutes } from './routes/search';
import { addServarrRoutes } from './routes/servarr';
import { addSubscribeRoutes } from './routes/subscribe';
import { addWorkflowRoutes } from './routes/workflow';
import type { Server } from './server';
import { MoviePilotState } from './state';

export type { Generation, Traits } from './generation';
export { FILM, SHOW, type Media, type MediaInput, type MediaType, type ShowInput } from './media';
export type { LibraryInput } from './library';
export type { AddRequest, AddResult, Download, MoviePilotState, Site, Torrent, Transfer, Workflow } from './state';
export type { Subscription } from './subscriptions';
export type { TraktSync } from './traktSync';

export interface MoviePilotOptions extends SimulatorOptions {
	generation: Generation;
	/** Shorter than 16 characters, MoviePilot puts a random one in its place. */
	apiToken?: string;
	username?: string;
	password?: string;
	/** The one-time code of an account with two-factor sign-in. */
	otp?: string;
	loginLifetimeSeconds?: number;
	catalogue?: CatalogueInput;
	/** Must be in the catalogue. */
	library?: LibraryInput;
	/** Differences from the generation, e.g. `{ typesCollide: true }` for a v3 that has it still. */
	traits?: Partial<Omit<Traits, 'version'>>;
}

/** A simulated MoviePilot server of one generation. */
export class MoviePilotSimulator {
	constructor(
		readonly simulator: Simulator,
		readonly state: MoviePilotState,
		private readonly auth: Auth,
		private readonly account: Account,
		/** Every "METHOD /path/:parameter" that the server has. */
		readonly routes: readonly string[],
	) {}

	get generation(): Generation {
		return this.state.traits.version;
	}

	get url(): string {
		return this.simulator.url;
	}

	get apiToken(): string {
		return this.account.apiToken;
	}

	get username(): string {
		return this.account.username;
	}

	get password(): string {
		return this.account.password;
	}

	/** Every sign-in so far stops working, as if its time were up. */
	expireLogins(): void {
		this.auth.expireLogins();
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}
}

/** Starts a simulated MoviePilot on loopback; without a catalogue it recognises nothing. */
export async function startMoviePilot(options: MoviePilotOptions): Promise<MoviePilotSimulator> {
	const traits = { ...traitsOf(options.generation), ...options.traits };
	const state = new MoviePilotState(traits);
	state.fill(options.catalogue, options.library);
	const account: Account = {
		username: options.username ?? 'owner',
		password: options.password ?? `Password-${randomBytes(6).toString('hex')}`,
		otp: options.otp ?? null,
		apiToken: usableToken(options.apiToken),
		loginLifetimeSeconds: options.loginLifetimeSeconds ?? EIGHT_DAYS,
	};
	const routes: string[] = [];
	let auth!: Auth;
	const simulator = await Simulator.start('moviePilot', options, async (app, started) => {
		for (const secret of [account.password, account.apiToken, account.otp]) {
			if (secret !== null) started.secrets.add(secret);
		}
		auth = new Auth(
			traits,
			account,
			() => state.now(),
			(secret) => started.secrets.add(secret),
		);
		app.addHook('onRoute', ({ method, url }) => {
			for (const verb of [method].flat()) {
				if (verb !== 'HEAD' && !url.startsWith('/__control/')) routes.push(`${verb} ${url}`);
			}
		});
		const answers = new Answers(traits);
		await behaveLikeFastApi(app, answers, routes);
		addRoutes({ app, state, traits, auth, account, answers });
	});
	return new MoviePilotSimulator(simulator, state, auth, account, routes);
}

function addRoutes(server: Server): void {
	addLoginRoutes(server);
	addSubscribeRoutes(server);
	addMediaServerRoutes(server);
	addMediaRoutes(server);
	addWorkflowRoutes(server);
	addPluginRoutes(server);
	addSearchRoutes(server);
	addDownloadRoutes(server);
	addMessageRoutes(server);
	addServarrRoutes(server);
	addControlRoutes(server);
}

function usableToken(given: string | undefined): string {
	return given !== undefined && given.length >= 16 ? given : randomBytes(24).toString('base64url');
}
