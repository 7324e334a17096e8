import type { StoredCredential, WorkflowJson } from '../../engine';

/** How a job is done: with this package, by a bare client, or with n8n's own nodes. */
export type JobWay = 'ours' | 'floor' | 'stock';

/** What the services' process hands to the measured one. */
export interface JobErrand {
	/** Runs in n8n's engine; absent for the floor. */
	workflow?: WorkflowJson;
	/** By ID. */
	credentials: Record<string, StoredCredential>;
	/** Which credential each type of credential stands for. */
	uses: Record<string, string>;
	/** What the trigger gives out. */
	items: object[];
	/** Where and as whom the floor makes the same exchanges. */
	floor: { url: string; headers: Record<string, string> };
}

/** What the services' process keeps open for one run. */
export interface OpenedJob {
	errand: Record<JobWay, JobErrand | undefined>;
	/** Requests seen so far. */
	requests(): number;
	/** @returns what is wrong with the outcome, or '' when the job is done */
	check(): string;
}

/** Something people do with the package, beside the sync. */
export interface Job {
	/** "1,000 unrestricts" */
	name: string;
	/** Whether it waits for a limit most of its time: our node and the floor then run side by side. */
	paced?: boolean;
	/** In the process of the simulated services. */
	open(latencyMs: number): Promise<OpenedJob>;
	/** In the measured process: the same exchanges by a bare client, with the same limits. */
	floor(errand: JobErrand): Promise<void>;
}

/** One node behind a trigger. */
export function oneNode(type: string, parameters: object, more: object = {}): WorkflowJson {
	const position = [0, 0];
	return {
		id: 'job',
		name: 'Job',
		active: true,
		nodes: [
			{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position, parameters: {} },
			{ id: 'n', name: 'Node', type, typeVersion: 1, position, parameters, ...more },
		],
		connections: { Trigger: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** n8n's HTTP Request with a token in its header, as people build it today. */
export function httpRequest(parameters: object): WorkflowJson {
	return oneNode(
		'n8n-nodes-base.httpRequest',
		{ authentication: 'genericCredentialType', genericAuthType: 'httpHeaderAuth', options: {}, ...parameters },
		{ typeVersion: 4.5, onError: 'continueRegularOutput', credentials: { httpHeaderAuth: { id: 'header', name: 'header' } } },
	);
}

export const headerAuth = (value: string): StoredCredential => ({
	id: 'header',
	name: 'header',
	type: 'httpHeaderAuth',
	data: { name: 'Authorization', value },
});
