import { Simulator, type SimulatorOptions } from '../simulator';
import { addApiRoutes } from './api';
import { addExtraRoutes } from './extras';
import { addOAuthRoutes } from './oauth';
import { addShareRoutes } from './shares';
import { HdHiveState, Refusal, type Switches } from './state';
import { addUnlockRoutes } from './unlock';

export { fillSample, resource, slugOf, DIRTY_URL } from './sample';
export type { HdHiveState, Resource, Switches } from './state';

export interface HdHiveOptions extends SimulatorOptions, Partial<Switches> {}

export interface HdHiveSimulator {
	simulator: Simulator;
	state: HdHiveState;
	url: string;
	/** What the credential holds after a sign-in. */
	signIn(scopes?: string[]): { accessToken: string; refreshToken: string; expiresAt: number };
	close(): Promise<void>;
}

/** Starts an HDHive without resources: see `fillSample`. */
export async function startHdHive(options: HdHiveOptions = {}): Promise<HdHiveSimulator> {
	const { port, latencyMs, ...switches } = options;
	const secrets: string[] = [];
	const holder: { simulator?: Simulator } = {};
	const state = new HdHiveState(switches, (secret) => {
		secrets.push(secret);
		holder.simulator?.secrets.add(secret);
	});
	const simulator = await Simulator.start('HDHive', { port, latencyMs }, (app) => {
		app.addHook('preHandler', async () => state.settle());
		app.setErrorHandler(async (error, _request, reply) => {
			if (!(error instanceof Refusal)) throw error;
			const { status, code, message, description, extra } = error;
			if (status === 429) reply.header('Retry-After', String(extra.retry_after_seconds));
			return await reply.code(status).send({ success: false, code, message, description, ...extra });
		});
		app.setNotFoundHandler(async (_request, reply) => await reply.code(404).send({ success: false, code: '404', message: 'Not Found' }));
		addOAuthRoutes(app, state);
		addApiRoutes(app, state);
		addUnlockRoutes(app, state);
		addShareRoutes(app, state);
		addExtraRoutes(app, state);
	});
	holder.simulator = simulator;
	for (const secret of secrets) simulator.secrets.add(secret);
	return {
		simulator,
		state,
		url: simulator.url,
		signIn: (scopes) => {
			const { access_token, refresh_token, expires_in } = state.tokens.issue(state.me, scopes);
			return { accessToken: access_token, refreshToken: refresh_token ?? '', expiresAt: Date.now() + expires_in * 1000 };
		},
		close: async () => await simulator.close(),
	};
}
