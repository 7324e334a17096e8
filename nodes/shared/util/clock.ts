import { sleep } from 'n8n-workflow';

/** Time as the transport sees it, so that tests can run hours in milliseconds. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after `ms` milliseconds. */
	sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = { now: () => Date.now(), sleep };
