import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createEngine } from '../engine';
import { firstRun, unchangedRun } from './exchanges';
import { undiciAsk } from './floor';
import { helperPackage } from './helperNode';
import { measure } from './meter';
import { answerQuestions } from './talk';
import type { Cost, Errand, Job } from './types';

/*
 * The process that is measured: it gets ready, and then runs as often as it is told to.
 */

let job: Job;
let run: (errand: Errand, unchanged: boolean) => Promise<unknown>;

async function prepare(given: Job): Promise<void> {
	job = given;
	run = job.errand.workflow === undefined ? runFloor : await engineRunner();
	// The loader of TypeScript maps every stack trace back, which n8n does not do.
	process.setSourceMapsEnabled(false);
}

async function runFloor({ exchanges }: Errand, unchanged: boolean): Promise<void> {
	const ask = undiciAsk(exchanges);
	if (unchanged) await unchangedRun(ask);
	else await firstRun(exchanges, ask);
}

/**
 * n8n's server runs expressions in an isolate, which costs the stock nodes most of their time; the engine
 * by itself does not. These are the server's defaults (2.41.1, `ExpressionEngineConfig`).
 */
const SERVER_EXPRESSIONS = {
	engine: 'vm',
	poolSize: 1,
	maxCodeCacheSize: 1_024,
	bridgeTimeout: 5_000,
	bridgeMemoryLimit: 128,
	lazyAcquire: false,
	compileCache: false,
} as const;

async function engineRunner(): Promise<typeof run> {
	const from = createRequire(join(job.n8n, 'package.json'));
	const engine = await createEngine({ packages: [job.package, helperPackage], require: from });
	const { Expression } = from('n8n-workflow') as typeof import('n8n-workflow');
	if (job.full) await Expression.initExpressionEngine(SERVER_EXPRESSIONS);
	const execute = async ({ workflow, credentials }: Errand, items: number) => {
		if (workflow === undefined) return undefined;
		for (const credential of Object.values(credentials)) engine.credentials.set(credential);
		const result = await engine.run(workflow, {
			credentials: { watchFlowTraktOAuth2Api: 'trakt', watchFlowMoviePilotApi: 'moviePilot' },
			pinData: { Trigger: Array.from({ length: items }, () => ({ json: {} })) },
		});
		if (result.status !== 'success') throw result.error ?? new Error(`The workflow ended as ${result.status}`);
		return result;
	};
	// Without items no node runs, but all of them are loaded.
	await execute(job.errand, 0);
	return async (errand) => await execute(errand, 1);
}

const measureRun = async (name: string, errand: Errand, unchanged = false): Promise<Cost> =>
	await measure(async () => await run(errand, unchanged), job.profile && `${job.profile}-${name}.cpuprofile`);

answerQuestions({
	prepare,
	first: async () => await measureRun('first', job.errand),
	unchanged: async () => await measureRun('unchanged', job.errand, true),
	oneNew: async () => await measureRun('oneNew', job.errand),
	tenAndTen: async () => await measureRun('tenAndTen', job.errand),
	warm: async (other: Errand) => await measureRun('warm', other),
});
