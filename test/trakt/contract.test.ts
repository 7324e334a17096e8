import { operations } from '../../nodes/Trakt/resources';
import { runTimeFaster } from '../fastTime';
import { describeContract, type Contract, type Json } from '../contract/openapi';
import { describedPath, erratumFor, TRAKT_CONTRACT, TRAKT_CONTRACT_OPTIONS } from '../simulators/trakt/errata';
import { NODE_ROUTES } from '../simulators/trakt/api';
import { expandPath } from '../simulators/trakt/routes';
import { startTrakt, type Tokens, type TraktSimulator } from '../simulators/trakt';
import { fillAccount, fillSample } from '../simulators/trakt/sample';
import { NODE_ALIASES, NODE_ERRATA } from './errata';
import { TraktWorld } from './harness';
import { variantsOf } from './samples';

interface Sent {
	method: string;
	path: string;
	query: Json;
	body: unknown;
}

/** What each operation has sent, for the contract to look at. */
const sentBy = new Map<string, Sent[]>();

const named = operations.map((operation) => [`${operation.resource}: ${operation.operation}`, operation] as const);

describe('Every operation of the Trakt node, with every choice of its form', () => {
	let normalTime: () => void;

	beforeAll(() => {
		normalTime = runTimeFaster(100);
	});

	afterAll(() => normalTime());

	it.each(named)(
		'%s sends requests that Trakt answers',
		async (name, operation) => {
			const world = await TraktWorld.start({ clientId: 'the-client' });
			fillAccount(world.trakt.state);
			const sent: Sent[] = [];
			for (const parameters of variantsOf(operation, world.trakt)) {
				const run = await world.run(parameters);
				expect({ parameters, error: run.error }).toEqual({ parameters, error: expect.stringMatching(expectedError(parameters)) });
				expect(run.requests.length).toBeGreaterThan(0);
				sent.push(...(world.trakt.api.requests as unknown as Sent[]));
			}
			sentBy.set(name, sent);
			await world.close();
		},
		60_000,
	);

	it('leaves no route of the simulator for them untried', () => {
		const tried = [...sentBy.values()].flat().map(({ method, path }) => `${method} ${path}`);
		const routes = NODE_ROUTES.flatMap(({ method, path }) => expandPath(path).map((url) => `${method} ${url}`));
		const missing = routes.filter((route) => !tried.some((line) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(line)));
		expect(missing.sort()).toEqual([...UNTRIED].sort());
	});
});

describeContract(
	'What the operations of the Trakt node send, measured against the contract of the vendor',
	TRAKT_CONTRACT,
	(contract) => {
		afterAll(async () => await (await untouched)?.close());

		it.each(named)(
			'%s sends what the contract describes and reads what it answers',
			async (name) => {
				for (const sent of sentBy.get(name) ?? []) await check(contract, sent);
			},
			60_000,
		);
	},
	TRAKT_CONTRACT_OPTIONS,
);

/** Routes of the simulator that stand for another form of a path that the node sends. */
const UNTRIED = [
	'GET /users/:id/favorites',
	'GET /users/:id/favorites/:type',
	'GET /users/:id/favorites/:type/:sort_by',
	'GET /users/:id/favorites/:type/:sort_by/:sort_how',
	'GET /users/:id/collection/:type',
	'GET /sync/favorites/:type/:sort_by',
	'GET /sync/favorites/:type/:sort_by/:sort_how',
	'POST /lists/:id/like',
	'DELETE /lists/:id/like',
	// What the panel reads.
	'GET /calendars/releases/hot/:start/:days',
	// Two choices of the form at once.
	'GET /social_recommendations/shows',
];

/** What was just watched or checked in is refused as it should be. */
function expectedError({ resource, operation }: { resource?: unknown; operation?: unknown }): RegExp {
	if (resource === 'scrobble' && operation === 'pause') return /^(|.*1 percent.*)$/;
	return /^(|.*already.*)$/;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

async function check(contract: Contract, sent: Sent): Promise<void> {
	const { method, path, query, body } = sent;
	const described = NODE_ALIASES.find(({ match }) => match.test(`${method} ${path}`))?.path ?? describedPath(method, path);
	const tolerated = NODE_ERRATA.filter(({ match }) => match.test(`${method} ${path}`));
	const problems = contract
		.validateRequest(method, described, { query, body: body ?? undefined })
		.filter((problem) => !tolerated.some(({ problem: known }) => known?.test(problem)));
	expect({ line: `${method} ${path}`, problems }).toEqual({ line: `${method} ${path}`, problems: [] });
	if (isObject(body) && Object.keys(body).length > 0) {
		expect(contract.validateRequest(method, described, { query, body: [42] })).not.toEqual([]);
	}
	const answer = await replay(sent);
	if (answer.status >= 400) return;
	const erratum = erratumFor(method, path, answer.status);
	if (erratum?.undescribed === true) return;
	const status = tolerated.find((one) => one.status?.[0] === answer.status)?.status?.[1] ?? erratum?.status ?? answer.status;
	const shape = tolerated.find((one) => one.body !== undefined)?.body ?? erratum?.body ?? ((value: unknown) => value);
	const faults = contract
		.validateResponse(method, described, status, answer.body === undefined ? undefined : shape(answer.body))
		.filter((fault) => !tolerated.some(({ fault: known }) => known?.test(fault)));
	expect({ line: `${method} ${path}`, faults }).toEqual({ line: `${method} ${path}`, faults: [] });
	if (answer.body !== undefined && !tolerated.some(({ empty }) => empty === true))
		expect(contract.validateResponse(method, described, status, 42)).not.toEqual([]);
}

async function freshTrakt(): Promise<TraktSimulator> {
	const trakt = await startTrakt({ limits: 'off', clientId: 'the-client' });
	fillSample(trakt.state);
	fillAccount(trakt.state);
	return trakt;
}

/** For reads, which leave everything as it is. */
let untouched: Promise<TraktSimulator> | undefined;

/** Sends the same request to a Trakt that nobody has written to, and reads its answer. */
async function replay(sent: Sent): Promise<{ status: number; body: unknown }> {
	if (sent.method === 'GET') return await replayAt(await (untouched ??= freshTrakt()), sent);
	const trakt = await freshTrakt();
	const answer = await replayAt(trakt, sent);
	await trakt.close();
	return answer;
}

async function replayAt(trakt: TraktSimulator, sent: Sent): Promise<{ status: number; body: unknown }> {
	const tokens: Tokens = trakt.signIn();
	const query = new URLSearchParams(sent.query as Record<string, string>).toString();
	const response = await fetch(`${trakt.api.url}${sent.path}${query === '' ? '' : `?${query}`}`, {
		method: sent.method,
		headers: trakt.headers(tokens),
		body: sent.body === undefined || sent.body === null ? undefined : JSON.stringify(sent.body),
	});
	const text = await response.text();
	return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
