import { Simulator, type SimulatorOptions } from '../simulator';
import { addAccountRoutes } from './account';
import { addAuthRoutes } from './auth';
import { Refusal } from './errors';
import { EdgeCache } from './http';
import { addListRoutes } from './lists';
import { picture } from './picture';
import { addSeasonRoutes } from './seasons';
import { TmdbState, type Account, type Switches } from './state';
import { addTitleRoutes } from './titles';

export { fillSample, TMDB_COUNTS } from './sample';
export type { Account, OwnList, Switches, TmdbState } from './state';

export interface TmdbOptions extends SimulatorOptions, Partial<Switches> {}

export interface TmdbSimulator {
	simulator: Simulator;
	state: TmdbState;
	url: string;
	/** The account that owns the app of `readAccessToken`. */
	owner: Account;
	readAccessToken: string;
	/** What a credential holds; `approve` with a session and a user token as after the approval. */
	credential(access?: 'owner' | 'approve', account?: Account): Record<string, string>;
	/** The person opens the link of the credential dialog and approves. */
	approve(message: string, account?: Account): void;
	close(): Promise<void>;
}

/** Starts a TMDB with the catalogue's films and shows, one account with empty lists (see `fillSample`) and one app. */
export async function startTmdb(options: TmdbOptions = {}): Promise<TmdbSimulator> {
	const { port, latencyMs, ...switches } = options;
	const secrets: string[] = [];
	const holder: { simulator?: Simulator } = {};
	const state = new TmdbState(switches, (secret) => {
		secrets.push(secret);
		holder.simulator?.secrets.add(secret);
	});
	const owner = state.addAccount('filmfan');
	const readAccessToken = state.addApp(owner);
	const simulator = await Simulator.start('TMDB', { port, latencyMs }, (app) => {
		const starts: number[] = [];
		const edge = new EdgeCache();
		app.setErrorHandler(async (error, _request, reply) => {
			if (!(error instanceof Refusal)) throw error;
			return await reply.code(error.status).headers(error.headers).send(error.body);
		});
		app.setNotFoundHandler(async (_request, reply) => await reply.code(404).send(new Refusal(34).body));
		app.addContentTypeParser('application/x-www-form-urlencoded', (_request, _payload, parsed) => parsed(null, {}));
		app.addHook('preHandler', async (request) => {
			if (/^\/[34]\//.test(request.url)) countRequest(state, starts);
		});
		addTitleRoutes(app, state, () => simulatorUrl(holder));
		addSeasonRoutes(app, state);
		addAccountRoutes(app, state, edge);
		addListRoutes(app, state, edge);
		addAuthRoutes(app, state);
		app.get<{ Params: { size: string; file: string } }>('/t/p/:size/:file', async (request, reply) => {
			const { size, file } = request.params;
			const width = Math.min(Number(/^w(\d+)$/.exec(size)?.[1] ?? 92), 92);
			const height = Math.round(width * (file.includes('backdrop') ? 0.5625 : 1.5));
			return await reply
				.type('image/png')
				.header('cache-control', 'public, max-age=31536000')
				.send(picture(file, width, height));
		});
	});
	holder.simulator = simulator;
	for (const secret of secrets) simulator.secrets.add(secret);
	return {
		simulator,
		state,
		url: simulator.url,
		owner,
		readAccessToken,
		credential: (access = 'owner', account = owner) => ({
			readAccessToken,
			accountAccess: access,
			apiUrl: simulator.url,
			websiteUrl: simulator.url,
			checkedToken: 'as after a test',
			...(access === 'owner' ? {} : { ownSessionId: state.addSession(account), ownUserAccessToken: state.addUserToken(account) }),
		}),
		approve(message, account = owner) {
			const token = /request_token=([^\s,]+)/.exec(message)?.[1] ?? '';
			state.approve(decodeURIComponent(token), account);
		},
		close: async () => await simulator.close(),
	};
}

const simulatorUrl = ({ simulator }: { simulator?: Simulator }): string => simulator?.url ?? '';

/** The soft cap of TMDB: so many requests in any second. */
function countRequest({ switches }: TmdbState, starts: number[]): void {
	const now = Date.now();
	while (starts.length > 0 && (starts[0] ?? 0) <= now - 1_000) starts.shift();
	if (starts.length >= switches.perSecond) {
		throw new Refusal(25, {}, switches.retryAfter === undefined ? {} : { 'retry-after': String(switches.retryAfter) });
	}
	starts.push(now);
}
