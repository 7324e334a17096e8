import type { Generation } from '../simulators/moviePilot';
import { NodeWorld, OPEN } from './nodeWorld';

let world: NodeWorld;

afterEach(async () => await world.close());

async function start(generation: Generation, login = false, more: object = {}): Promise<void> {
	world = await NodeWorld.start(generation, login);
	world.server.state.workflows.push({
		id: 4,
		name: '每周热门',
		description: null,
		timer: '0 9 * * 1',
		state: 'W',
		current_action: null,
		result: null,
		run_count: 2,
		actions: [{ id: 'a' }, { id: 'b' }],
		flows: [{ id: 'f', source: 'a', target: 'b' }],
		add_time: '2026-01-10 09:00:00',
		last_time: null,
		...more,
	});
}

const ID = { workflowId: '4' };

describe.each(OPEN)('%s (login: %s): a workflow', (generation, login) => {
	it('is listed, run to its end, switched off and on, and reset when that is confirmed', async () => {
		await start(generation, login);
		expect(await world.items('workflow.getMany')).toEqual([
			{
				id: 4,
				name: '每周热门',
				description: null,
				state: 'waiting',
				timer: '0 9 * * 1',
				result: null,
				runs: 2,
				lastRun: null,
				actions: 2,
			},
		]);
		expect(await world.items('workflow.run', ID)).toMatchObject([{ finished: true, state: 'success', runs: 3 }]);
		expect(await world.items('workflow.pause', ID)).toMatchObject([{ state: 'paused' }]);
		expect(await world.items('workflow.start', ID)).toMatchObject([{ state: 'waiting' }]);
		expect(await world.error('workflow.reset', ID)).toMatch(/^"Reset It" is off \|/);
		expect(await world.items('workflow.reset', { ...ID, confirm: true })).toMatchObject([{ state: 'waiting', runs: 0 }]);
	});

	it('that runs for long does not hold the execution: it goes on by itself', async () => {
		await start(generation, login, { runMs: 2_500 });
		const startedAt = Date.now();
		expect(await world.items('workflow.run', { ...ID, wait: 1 })).toMatchObject([{ finished: false, state: 'running' }]);
		expect(Date.now() - startedAt).toBeLessThan(2_400);
		expect(world.server.simulator.seen(/\/run$/)).toHaveLength(1);
	});

	it('that fails says why, and one that is unknown or empty too', async () => {
		await start(generation, login, { failsAt: '添加订阅' });
		expect(await world.error('workflow.run', ID)).toMatch(/^MoviePilot refused: 添加订阅 失败/);
		expect(await world.error('workflow.run', { workflowId: '77' })).toMatch(/^MoviePilot has no workflow with the ID 77 \|/);
		expect(await world.error('workflow.pause', { workflowId: '77' })).toMatch(/there is no such workflow/);
		world.server.state.workflows[0]!.actions = [];
		expect(await world.error('workflow.run', ID)).toMatch(/the workflow has no actions/);
	});

	it('whose answer is lost has run once, and its state is looked up', async () => {
		await start(generation, login);
		world.server.simulator.faults.add({ kind: 'resetAfter', match: '/run' });
		expect(await world.items('workflow.run', ID)).toMatchObject([{ finished: true, state: 'success', runs: 3 }]);
		expect(world.server.simulator.seen(/\/run$/)).toHaveLength(1);
	});

	it('that was never started because the connection broke is an error', async () => {
		await start(generation, login);
		world.server.simulator.faults.add({ kind: 'resetBefore', match: '/run' });
		expect(await world.error('workflow.run', ID)).toMatch(
			/^The connection to MoviePilot broke .* look at MoviePilot before you run it again/,
		);
	});
});
