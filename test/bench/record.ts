import { join } from 'node:path';
import type { Growth } from '../mediaSync/growth';
import type { Environment } from './environment';
import type { FirstExecution } from './firstExecution';
import type { JobResult } from './jobs/measureJobs';
import type { PanelResult } from './panel/measurePanel';
import type { Verdict } from './targets';
import type { Result } from './types';

/** Everything one run of the bench found out, as `results.json` has it. */
export interface Figures {
	/** When it began, in ISO 8601. */
	at: string;
	/** How long it took in all. */
	minutes: number;
	environment: Environment;
	results: Result[];
	jobs: JobResult[];
	growth: Growth[];
	panel: PanelResult[];
	/** Absent from figures of before. */
	firstExecutions?: FirstExecution[];
	/** How far from the floor n8n itself is, and we from n8n: sentences. */
	distances: string[];
	verdicts: Verdict[];
}

export const RESULTS = join(__dirname, 'results.json');
