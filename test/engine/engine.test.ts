import Fastify, { type FastifyInstance } from 'fastify';
import formbody from '@fastify/formbody';
import type { IDataObject } from 'n8n-workflow';
import { createEngine, type Engine, type WorkflowJson } from '.';
import { ChildOAuth2Api, Probe, SessionApi } from './testPackage';

const PACKAGE = { name: 'engine-test', nodes: [Probe], credentials: [SessionApi, ChildOAuth2Api] };

/** Schedule Trigger → Probe, as n8n would export it. */
function probeWorkflow(parameters: IDataObject, node: IDataObject = {}): WorkflowJson {
	return {
		id: 'w1',
		name: 'Probe',
		nodes: [
			{
				id: 'a',
				name: 'Schedule',
				type: 'n8n-nodes-base.scheduleTrigger',
				typeVersion: 1.2,
				position: [0, 0],
				parameters: { rule: { interval: [{ field: 'days' }] } },
			},
			{
				id: 'b',
				name: 'Probe',
				type: 'engine-test.probe',
				typeVersion: 1,
				position: [200, 0],
				parameters,
				...node,
			},
		],
		connections: { Schedule: { main: [[{ node: 'Probe', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

const items = (...labels: string[]) => ({ Schedule: labels.map((label) => ({ json: { label } })) });

/** A service with a password login and an OAuth2 token endpoint that rotates its refresh token. */
async function startService() {
	const app: FastifyInstance = Fastify({ forceCloseConnections: true });
	const state = {
		logins: 0,
		refreshes: 0,
		session: '',
		access: '',
		refresh: 'refresh-0',
		bodies: [] as unknown[],
	};
	await app.register(formbody);
	app.post<{ Body: { password: string } }>('/login', async ({ body }, reply) => {
		if (body.password !== 'right') return await reply.code(403).send({});
		state.session = `session-${++state.logins}`;
		return { session: state.session, expiresAt: 4_000_000_000 };
	});
	app.post<{ Body: { refresh_token: string } }>('/oauth/token', async ({ body }, reply) => {
		state.bodies.push(body);
		if (body.refresh_token !== state.refresh) return await reply.code(400).send({ error: 'invalid_grant' });
		state.refreshes += 1;
		state.access = `access-${state.refreshes}`;
		state.refresh = `refresh-${state.refreshes}`;
		return {
			access_token: state.access,
			refresh_token: state.refresh,
			token_type: 'bearer',
			expires_in: 7200,
		};
	});
	app.get('/session', async ({ headers }, reply) =>
		headers['x-session'] === state.session && state.session !== '' ? 'in' : await reply.code(401).send({}),
	);
	app.get('/oauth', async ({ headers }, reply) =>
		headers.authorization === `Bearer ${state.access}` ? 'in' : await reply.code(401).send({}),
	);
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as { port: number };
	return { url: `http://127.0.0.1:${port}`, state, close: async () => await app.close() };
}

let service: Awaited<ReturnType<typeof startService>>;
let engine: Engine;

beforeEach(async () => {
	service = await startService();
	const session = { baseUrl: service.url, password: 'right', session: '' };
	const oauthTokenData = {
		access_token: 'stale',
		refresh_token: 'refresh-0',
		token_type: 'bearer',
	};
	const oauth = {
		baseUrl: service.url,
		clientId: 'client',
		oauthTokenData,
		grantType: 'clientCredentials',
	};
	engine = await createEngine({
		packages: [PACKAGE],
		credentials: {
			s1: { id: 's1', name: 'Session', type: 'sessionApi', data: session },
			o1: { id: 'o1', name: 'OAuth', type: 'childOAuth2Api', data: oauth },
		},
	});
});

afterEach(async () => await service.close());

describe('items', () => {
	it('resolves parameters per item and keeps every pairedItem', async () => {
		const workflow = probeWorkflow({ label: '={{ $json.label }}' });
		const run = await engine.run(workflow, { pinData: items('one', 'two') });
		expect(run.status).toBe('success');
		expect(run.output('Probe')).toEqual([
			{ json: { label: 'one' }, pairedItem: { item: 0 } },
			{ json: { label: 'two' }, pairedItem: { item: 1 } },
		]);
		expect(run.durationMs).toBeGreaterThan(0);
	});

	it('reports the error of a node that fails, with its item', async () => {
		const run = await engine.run(probeWorkflow({ label: '={{ $json.label }}' }), {
			pinData: items('one', 'bad'),
		});
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ message: 'a bad label', context: { itemIndex: 1 } });
		expect(run.output('Probe')).toEqual([]);
	});

	it('lets a node with "On Error: Continue" give an item for the failure', async () => {
		const workflow = probeWorkflow({ label: '={{ $json.label }}' }, { onError: 'continueRegularOutput' });
		const run = await engine.run(workflow, { pinData: items('bad', 'two') });
		expect(run.status).toBe('success');
		expect(run.output('Probe').map(({ json }) => json)).toEqual([{ error: 'a bad label' }, { label: 'two' }]);
	});

	it('starts the trigger itself in a manual run', async () => {
		const run = await engine.run(probeWorkflow({ label: 'manual' }), { mode: 'manual' });
		expect(run.output('Schedule')).toHaveLength(1);
		expect(run.output('Probe')).toMatchObject([{ json: { label: 'manual' } }]);
	});

	it('accepts the name a custom extension gets', async () => {
		const run = await engine.run(probeWorkflow({}, { type: 'CUSTOM.probe' }));
		expect(run.status).toBe('success');
	});
});

describe('static data', () => {
	const runs = (staticData: IDataObject) => (staticData['node:Probe'] as IDataObject | undefined)?.runs;

	it('is kept between production runs', async () => {
		await engine.run(probeWorkflow({}));
		const second = await engine.run(probeWorkflow({}));
		expect(runs(second.staticData)).toBe(2);
	});

	it('loses the changes of a manual run', async () => {
		await engine.run(probeWorkflow({}));
		const manual = await engine.run(probeWorkflow({}), { mode: 'manual' });
		expect(runs(manual.staticData)).toBe(1);
	});

	it('can be given', async () => {
		const run = await engine.run(probeWorkflow({}), { staticData: { 'node:Probe': { runs: 41 } } });
		expect(runs(run.staticData)).toBe(42);
	});
});

describe('credentials', () => {
	const ask = async (type: string, id: string, path: string, count = 1) =>
		await engine.run(probeWorkflow({ credential: type, url: `${service.url}${path}` }), {
			credentials: { [type]: id },
			pinData: items(...Array.from({ length: count }, (_, index) => String(index))),
		});

	it('signs in when the expirable property is empty, and persists the session', async () => {
		const run = await ask('sessionApi', 's1', '/session');
		expect(run.output('Probe')).toMatchObject([{ json: { answer: 'in' } }]);
		expect(engine.credentials.get('s1')?.data).toEqual({
			baseUrl: service.url,
			password: 'right',
			session: 'session-1',
			expiresAt: 4_000_000_000,
		});
		await ask('sessionApi', 's1', '/session');
		expect(service.state.logins).toBe(1);
	});

	it('signs in again after a 401 and replays the request', async () => {
		await ask('sessionApi', 's1', '/session');
		service.state.session = 'ended';
		const run = await ask('sessionApi', 's1', '/session');
		expect(run.output('Probe')).toMatchObject([{ json: { answer: 'in' } }]);
		expect(engine.credentials.get('s1')?.data.session).toBe('session-2');
	});

	it('refreshes an OAuth2 child once for ten parallel requests and stores the rotated pair', async () => {
		const run = await ask('childOAuth2Api', 'o1', '/oauth', 10);
		expect(run.error).toBeUndefined();
		expect(run.output('Probe')).toHaveLength(10);
		expect(service.state.refreshes).toBe(1);
		expect(engine.credentials.writes('o1')).toBe(1);
		const { oauthTokenData } = engine.credentials.get('o1')!.data;
		expect(oauthTokenData).toMatchObject({ access_token: 'access-1', refresh_token: 'refresh-1' });
	});

	it('pins the hidden OAuth2 fields whatever is stored, and sends the client in the body', async () => {
		await ask('childOAuth2Api', 'o1', '/oauth');
		expect(service.state.bodies).toEqual([{ grant_type: 'refresh_token', refresh_token: 'refresh-0', client_id: 'client' }]);
	});

	it('tells that a dead grant needs a new sign-in', async () => {
		service.state.refresh = 'another';
		const run = await ask('childOAuth2Api', 'o1', '/oauth');
		expect(run.error?.message).toContain('needs to be reconnected');
		expect(engine.credentials.writes('o1')).toBe(0);
	});
});

it('cancels a run through its signal', async () => {
	const run = await engine.run(probeWorkflow({}), { signal: AbortSignal.abort() });
	expect(run.status).toBe('canceled');
});
