import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { systemClock, type Clock } from '../../../shared/util/clock';
import { path } from '../../../shared/http/url';
import { asText } from '../../../shared/util/text';
import { asObject, type MoviePilotApi } from '../../client/api';
import { simpleWorkflow } from '../../client/records';

/** How often a workflow that is still running is looked at, in milliseconds. */
const LOOK_EVERY_MS = 5_000;

/** @throws ServiceError (404) when there is no such workflow; version 2 crashes on it */
export async function workflow(api: MoviePilotApi, id: number): Promise<IDataObject> {
	const found = await api.get(path`/api/v1/workflow/${id}`).catch((error: unknown) => {
		const { status } = error as ServiceError;
		if (status === 404 || status === 500) return {};
		throw error;
	});
	const record = asObject(found);
	if (record.id != null) return record;
	throw new ServiceError({
		service: 'MoviePilot',
		status: 404,
		message: `MoviePilot has no workflow with the ID ${id}`,
		description: 'Choose the workflow from the list, or take the ID from Workflow: Get Many.',
	});
}

interface RunOptions {
	fromBeginning: boolean;
	/** How long to wait for the end, in milliseconds. */
	waitMs: number;
}

/**
 * Runs a workflow. MoviePilot answers at its end only, so the wait for the answer is cut off: the run
 * goes on without its caller, and its state tells how far it is.
 *
 * @returns the workflow with `finished` and `state`
 * @throws ServiceError with the workflow's own words when it failed
 */
export async function runWorkflow(api: MoviePilotApi, id: number, options: RunOptions, clock: Clock = systemClock): Promise<IDataObject> {
	const before = await workflow(api, id);
	const end = clock.now() + options.waitMs;
	const call = {
		method: 'POST',
		path: path`/api/v1/workflow/${id}/run`,
		query: { from_begin: options.fromBeginning },
		timeoutMs: Math.max(1_000, Math.min(options.waitMs, 30_000)),
		retry: 'never',
	} as const;
	const failure = await api.call(call).then(
		() => undefined,
		(error: unknown) => error as Error,
	);
	if (failure !== undefined && !isNoAnswer(failure)) throw failure;
	const after = await settled(api, id, end, clock);
	if (after.state !== 'R' && failure !== undefined && sameRun(before, after)) throw failure;
	if (after.state === 'F') throw failed(after);
	return { ...simpleWorkflow(after), finished: after.state !== 'R' };
}

/** The state once it is no longer running, or when the time is up. */
async function settled(api: MoviePilotApi, id: number, end: number, clock: Clock): Promise<IDataObject> {
	for (;;) {
		const now = await workflow(api, id);
		const left = end - clock.now();
		if (now.state !== 'R' || left <= 0) return now;
		await clock.sleep(Math.min(LOOK_EVERY_MS, left));
	}
}

const isNoAnswer = (error: Error) => error instanceof ServiceError && error.outcomeUnknown && error.status === undefined;

/** Nothing has run since. */
const sameRun = (before: IDataObject, after: IDataObject) => before.run_count === after.run_count && before.last_time === after.last_time;

const failed = (record: IDataObject) =>
	new ServiceError({
		service: 'MoviePilot',
		message: `The MoviePilot workflow "${asText(record.name)}" failed: ${asText(record.result) || 'it gave no reason'}`,
		description: 'Open the workflow in MoviePilot: the action that failed is marked there.',
	});
