import { operations } from '../../nodes/Trakt/resources';
import { runTimeFaster } from '../fastTime';
import { describeContract, type Contract, type Json } from '../contract/openapi';
import { describedPath, erratumFor, TRAKT_CONTRACT, TRAKT_CONTRACT_OPTIONS } from '../simulators/trakt/errata';
import { NODE_ROUTES } from '../simulators/trakt/api';
import { expandPath } from '../simulators/trakt/routes';
import { startTrakt, type Tokens, type TraktSimulator } from '../simulators/trakt';
import { fillSample } from '../simulators/trakt/sample';
import { NODE_ALIASES, NODE_ERRATA } from './errata';
import { contractExamples } from './examples';
import { TraktWorld } from './harness';
import { variantsOf } from './samples';

interface Sent {
	method: string;
	path: string;
	query: Json;
	body: unknown;
}

describeContract(
	'Every operation of the Trakt node, measured against the contract of the vendor',
	TRAKT_CONTRACT,
	(contract) => {
		const tried = new Set<string>();
		let normalTime: () => void;

		beforeAll(() => {
			normalTime = runTimeFaster(100);
		});

		afterAll(async () => {
			normalTime();
			await (await untouched)?.close();
		});

		it.each(operations.map((operation) => [`${operation.resource}: ${operation.operation}`, operation] as const))(
			'%s sends what the contract describes and reads what it answers',
			async (_, operation) => {
				const world = await TraktWorld.start({ clientId: 'the-client' });
				world.trakt.state.fallback = contractExamples(contract);
				try {
					for (const parameters of variantsOf(operation, world.trakt)) {
						const run = await world.run(parameters);
						expect({ parameters, error: run.error }).toEqual({
							parameters,
							error: expect.stringMatching(expectedError(parameters)),
						});
						expect(run.requests.length).toBeGreaterThan(0);
						for (const sent of world.trakt.api.requests as unknown as Sent[]) await check(contract, sent, tried);
					}
				} finally {
					await world.close();
				}
			},
			60_000,
		);

		it('leaves no route of the simulator for them untried', () => {
			const routes = NODE_ROUTES.flatMap(({ method, path }) => expandPath(path).map((url) => `${method} ${url}`));
			const missing = routes.filter((route) => {
				const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
				return ![...tried].some((line) => pattern.test(line));
			});
			expect(missing).toEqual(UNTRIED);
		});
	},
	TRAKT_CONTRACT_OPTIONS,
);

/** Routes of the simulator that stand for another form of a path that the node sends. */
const UNTRIED = [
	'GET /sync/favorites/:type/:sort_by',
	'GET /sync/favorites/:type/:sort_by/:sort_how',
	'POST /lists/:id/like',
	'DELETE /lists/:id/like',
];

/** What was just watched or checked in is refused as it should be. */
function expectedError({ resource, operation }: { resource?: unknown; operation?: unknown }): RegExp {
	if (resource === 'scrobble' && operation === 'pause') return /^(|.*1 percent.*)$/;
	return /^(|.*already.*)$/;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

async function check(contract: Contract, sent: Sent, tried: Set<string>): Promise<void> {
	const { method, path, query, body } = sent;
	tried.add(`${method} ${path}`);
	const described = NODE_ALIASES.find(({ match }) => match.test(`${method} ${path}`))?.path ?? describedPath(method, path);
	const tolerated = NODE_ERRATA.filter(({ match }) => match.test(`${method} ${path}`));
	const problems = contract
		.validateRequest(method, described, { query, body: body ?? undefined })
		.filter((problem) => !tolerated.some(({ problem: known }) => known?.test(problem)));
	expect({ line: `${method} ${path}`, problems }).toEqual({ line: `${method} ${path}`, problems: [] });
	if (isObject(body) && Object.keys(body).length > 0) {
		expect(contract.validateRequest(method, described, { query, body: [42] })).not.toEqual([]);
	}
	const answer = await replay(sent, contract);
	if (answer.status >= 400) return;
	const erratum = erratumFor(method, path, answer.status);
	if (erratum?.undescribed === true) return;
	const status = tolerated.find((one) => one.status?.[0] === answer.status)?.status?.[1] ?? erratum?.status ?? answer.status;
	const shape = tolerated.find((one) => one.body !== undefined)?.body ?? erratum?.body ?? ((value: unknown) => value);
	const faults = contract
		.validateResponse(method, described, status, answer.body === undefined ? undefined : shape(answer.body))
		.filter((fault) => !tolerated.some(({ fault: known }) => known?.test(fault)));
	expect({ line: `${method} ${path}`, faults }).toEqual({ line: `${method} ${path}`, faults: [] });
	if (answer.body !== undefined) expect(contract.validateResponse(method, described, status, 42)).not.toEqual([]);
}

async function freshTrakt(contract: Contract): Promise<TraktSimulator> {
	const trakt = await startTrakt({ limits: 'off', clientId: 'the-client' });
	fillSample(trakt.state);
	trakt.state.fallback = contractExamples(contract);
	return trakt;
}

/** For reads, which leave everything as it is. */
let untouched: Promise<TraktSimulator> | undefined;

/** Sends the same request to a Trakt that nobody has written to, and reads its answer. */
async function replay(sent: Sent, contract: Contract): Promise<{ status: number; body: unknown }> {
	if (sent.method === 'GET') return await replayAt(await (untouched ??= freshTrakt(contract)), sent);
	const trakt = await freshTrakt(contract);
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
