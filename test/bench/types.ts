import type { StoredCredential, WorkflowJson } from '../engine';

/** Ways to bring a Trakt watchlist into MoviePilot. */
export type Way = 'ours' | 'oursWithoutLibrary' | 'floor' | 'helper' | 'v1' | 'v2' | 'v3' | 'v3WithoutLibrary';

/** Milliseconds that each service takes before it answers. */
export interface Latency {
	name: 'loopback' | 'real' | 'internet';
	trakt: number;
	moviePilot: number;
	/** Trakt is reached with TLS over a line with this round trip, in milliseconds. */
	roundTrip?: number;
}

/** One line of the table: what is run, on how many titles, how far away the services are, how often. */
export interface Case {
	way: Way;
	titles: number;
	latency: Latency;
	runs: number;
	/** Whether the first run is made once more in the warm process. */
	warm: boolean;
	/** A run that takes longer is ended, in milliseconds. */
	limitMs?: number;
}

/** What one run cost the process that made it. */
export interface Cost {
	wallMs: number;
	cpuMs: number;
	/** Highest resident memory above the idle process, in bytes. */
	memory: number;
	/** What of it is still in use at the end, results included, once garbage is collected, in bytes. */
	held: number;
}

export interface Requests {
	trakt: number;
	moviePilot: number;
}

export type Sample = Cost &
	Requests & {
		/** The run was ended at its limit: it takes longer than `wallMs`, and what it costs is not known. */
		ended?: true;
	};

export interface Measurement {
	/** The first run of a process that has just started, with everything n8n does only once. */
	first: Sample;
	/** Directly after it, when nothing has changed; not there when the first run was ended. */
	unchanged?: Sample;
	/** One title was put on the watchlist since. */
	oneNew?: Sample;
	/** Ten were put on it, and ten taken off. */
	tenAndTen?: Sample;
	/** A first run again, against other services, in the process that is warm now. */
	warm?: Sample;
}

export interface Result extends Measurement {
	way: Way;
	titles: number;
	latency: Latency;
	/** Of how many runs these are the medians. */
	runs: number;
	/** The first run of each round, in which every way took its turn: what is compared is compared within a round. */
	rounds?: Sample[];
}

/** What the measured process is given. */
export interface Job {
	/** Directory of the built package. */
	package: string;
	/** Package directory whose n8n-core, n8n-workflow and (in the harness) n8n-nodes-base are used. */
	n8n: string;
	/** Whether that is a full n8n: expressions are then run as its server runs them. */
	full: boolean;
	errand: Errand;
	/** Where to put a CPU profile of each run. */
	profile?: string;
}

/** One way to sync, ready to run against one pair of services. */
export interface Errand {
	/** The workflow to run on n8n's engine; absent for the floor. */
	workflow?: WorkflowJson;
	credentials: Record<string, StoredCredential>;
	exchanges: Exchanges;
}

/** What the floor needs to make the same exchanges without n8n. */
export interface Exchanges {
	trakt: { url: string; headers: Record<string, string>; pageSize: number; pagesAtOnce: number };
	moviePilot: { url: string; headers: Record<string, string>; atOnce: number };
	/** Ask the media library before anything is added, as a new node does. */
	library: boolean;
}
