import type { FastifyRequest } from 'fastify';
import { Crash, Refusal } from '../answers';
import { pathInt, queryText } from '../parse';
import { presentWorkflow } from '../present';
import type { Server } from '../server';
import type { Workflow } from '../state';

/** Workflows: list, read, run, switch on and off. Errors come as HTTP 200 with success false. */
export function addWorkflowRoutes(server: Server): void {
	const { app, state, traits, auth, answers } = server;
	const signedIn = { preHandler: auth.user };
	const find = (request: FastifyRequest) => {
		const id = pathInt(request, 'workflow_id');
		return state.workflows.find((workflow) => workflow.id === id);
	};

	app.get('/api/v1/workflow/', signedIn, async (request, reply) =>
		answers.list(
			request,
			reply,
			state.workflows.map((workflow) => presentWorkflow(workflow, traits)),
		),
	);

	app.get('/api/v1/workflow/:workflow_id', signedIn, async (request) => {
		const workflow = find(request);
		if (workflow !== undefined) return answers.data(presentWorkflow(workflow, traits));
		if (traits.answersNotFound) throw new Refusal(404, '工作流不存在');
		throw new Crash('no row where the answer needs one');
	});

	app.post('/api/v1/workflow/:workflow_id/run', signedIn, async (request) => {
		const error = await run(find(request), queryText(request, 'from_begin') !== 'false', server);
		return answers.action(request, error === null, error);
	});

	const change = (path: string, apply: (workflow: Workflow) => void) => {
		app.post(`/api/v1/workflow/:workflow_id/${path}`, signedIn, async (request) => {
			const workflow = find(request);
			if (workflow === undefined) return answers.action(request, false, '工作流不存在');
			apply(workflow);
			return answers.action(request, true);
		});
	};
	change('start', (workflow) => (workflow.state = 'W'));
	change('pause', (workflow) => (workflow.state = 'P'));
	change('reset', (workflow) => {
		Object.assign(workflow, { state: 'W', result: null, current_action: null, run_count: 0 });
	});
}

/** Runs to the end before it answers; returns the message of what went wrong, or null. */
async function run(workflow: Workflow | undefined, fromBegin: boolean, { state }: Server): Promise<string | null> {
	if (workflow === undefined) return '工作流不存在';
	if (workflow.actions.length === 0) return '工作流无动作';
	if (workflow.flows.length === 0) return '工作流无流程';
	if (fromBegin) Object.assign(workflow, { result: null, current_action: null });
	workflow.state = 'R';
	if (workflow.runMs !== undefined) {
		await new Promise((resolve) => setTimeout(resolve, workflow.runMs));
	}
	workflow.last_time = state.timestamp();
	workflow.run_count += 1;
	workflow.current_action = workflow.actions.map((action) => String(action.id)).join(',');
	if (workflow.failsAt === undefined) {
		workflow.state = 'S';
		return null;
	}
	workflow.state = 'F';
	workflow.result = `${workflow.failsAt} 失败`;
	return workflow.result;
}
