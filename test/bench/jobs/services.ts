import { answerQuestions } from '../talk';
import { jobs } from '.';
import type { JobErrand, JobWay, OpenedJob } from './job';

/*
 * The simulated services of one job, in a process of their own: their CPU and memory must not count.
 */

export interface JobOpening {
	job: string;
	way: JobWay;
	latencyMs: number;
}

let opened: OpenedJob | undefined;

async function open({ job, way, latencyMs }: JobOpening): Promise<JobErrand | undefined> {
	opened = await jobs[job]?.open(latencyMs);
	return opened?.errand[way];
}

answerQuestions({ open, requests: () => opened?.requests(), check: () => opened?.check() });
