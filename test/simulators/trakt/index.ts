import formbody from '@fastify/formbody';
import { randomBytes } from 'node:crypto';
import { Simulator, type SimulatorOptions } from '../simulator';
import { addApiRoutes } from './api';
import { addAuthRoutes } from './auth';
import { addControlRoutes } from './control';
import { DeviceCodes } from './device';
import { RateLimiter } from './limits';
import { TraktState, type App, type Switches } from './state';
import type { Tokens } from './tokens';

export type { Entry, ItemList } from './itemList';
export type { Media, Movie, Show } from './media';
export { DEFAULT_SWITCHES, type Account, type PersonalList, type Switches, type TraktState } from './state';
export type { Tokens } from './tokens';

/** Everything a test may say at the start; each of the Switches can be changed later, too. */
export interface TraktOptions extends SimulatorOptions, Partial<Switches> {
	/** Port of the auth host (`port` is the API's). */
	authPort?: number;
	clientId?: string;
	/** null registers an app without a secret, which has to use PKCE. */
	clientSecret?: string | null;
	redirectUris?: string[];
}

export interface TraktSimulator {
	/** Stands in for api.trakt.tv. */
	api: Simulator;
	/** Stands in for auth.trakt.tv. */
	auth: Simulator;
	state: TraktState;
	devices: DeviceCodes;
	limiter: RateLimiter;
	app: { clientId: string; clientSecret: string };
	/** The headers of a well-behaved call; with the token of `tokens` when given. */
	headers(tokens?: Tokens): Record<string, string>;
	/** Mints a token pair for the account, as if it had signed in. */
	signIn(): Tokens;
	/** Lets every access token expire; the refresh tokens stay good. */
	expireTokens(): void;
	close(): Promise<void>;
}

/** Where n8n has its users sent back to. */
export const N8N_CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

/** Starts the API host and the auth host, which share one state. The state is empty: see `fillSample`. */
export async function startTrakt(options: TraktOptions = {}): Promise<TraktSimulator> {
	const { port, authPort, latencyMs, clientId, clientSecret, redirectUris, ...switches } = options;
	const secrets: string[] = [];
	const simulators: Simulator[] = [];
	const state = new TraktState(switches, (secret) => {
		secrets.push(secret);
		for (const simulator of simulators) simulator.secrets.add(secret);
	});

	const app: App = {
		clientId: clientId ?? randomBytes(32).toString('hex'),
		clientSecret: clientSecret === null ? undefined : (clientSecret ?? state.tokens.secret()),
		redirectUris: redirectUris ?? [N8N_CALLBACK],
	};
	state.apps.push(app);
	if (app.clientSecret !== undefined) secrets.push(app.clientSecret);

	const devices = new DeviceCodes(state);
	const limiter = new RateLimiter();
	const signIn = () => state.tokens.issue(state.me, app);
	const auth = await Simulator.start('Trakt auth', { port: authPort, latencyMs }, async (server) => {
		await server.register(formbody);
		addAuthRoutes(server, state, devices);
	});
	const api = await Simulator.start('Trakt API', { port, latencyMs }, (server) => {
		addApiRoutes(server, state, limiter);
		addControlRoutes(server, { state, limiter, devices, signIn });
	});

	simulators.push(api, auth);
	for (const simulator of simulators) for (const secret of secrets) simulator.secrets.add(secret);

	return {
		api,
		auth,
		state,
		devices,
		limiter,
		app: { clientId: app.clientId, clientSecret: app.clientSecret ?? '' },
		headers: (tokens) => ({
			'user-agent': 'watchflow-test/1.0',
			'content-type': 'application/json',
			'trakt-api-version': '2',
			'trakt-api-key': app.clientId,
			...(tokens === undefined ? {} : { authorization: `Bearer ${tokens.access_token}` }),
		}),
		signIn,
		expireTokens: () => state.tokens.expireAccessTokens(),
		close: async () => {
			await Promise.all([api.close(), auth.close()]);
		},
	};
}
