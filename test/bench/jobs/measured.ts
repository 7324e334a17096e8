import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createEngine } from '../../engine';
import { measure } from '../meter';
import { answerQuestions } from '../talk';
import { jobs } from '.';
import type { JobErrand } from './job';

/*
 * The process that is measured while it does one job.
 */

export interface JobToMeasure {
	job: string;
	/** Directory of the built package. */
	package: string;
	/** Package directory whose n8n-core and n8n-nodes-base are used. */
	n8n: string;
	errand: JobErrand;
}

let work: () => Promise<unknown>;

async function prepare({ job, package: built, n8n, errand }: JobToMeasure): Promise<void> {
	work = errand.workflow === undefined ? async () => await jobs[job]?.floor(errand) : await engineRun(built, n8n, errand);
	process.setSourceMapsEnabled(false);
}

async function engineRun(built: string, n8n: string, errand: JobErrand): Promise<typeof work> {
	const engine = await createEngine({
		packages: [built],
		credentials: errand.credentials,
		require: createRequire(join(n8n, 'package.json')),
	});
	const run = async (items: object[]) => {
		if (errand.workflow === undefined) return;
		const trigger = items.map((json) => ({ json })) as never;
		const result = await engine.run(errand.workflow, { credentials: errand.uses, pinData: { Trigger: trigger } });
		if (result.status !== 'success') throw result.error ?? new Error(`The workflow ended as ${result.status}`);
	};
	// Without items no node runs, but all of them are loaded.
	await run([]);
	return async () => await run(errand.items);
}

answerQuestions({ prepare, run: async () => await measure(async () => await work()) });
