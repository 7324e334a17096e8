import type { Fault, FaultKind } from '../simulators/faults';

export interface FaultCase {
	name: string;
	fault: Fault;
	/** The service itself says that a thing is not there: believing it is no mistake. */
	believable?: boolean;
}

type Variants = Array<Omit<FaultCase, 'name' | 'fault'> & { label?: string; fault?: Partial<Fault> }>;

const json = { 'content-type': 'application/json' };

/** Every kind that the simulators know (a new one does not compile until it is here), with its variants. */
const VARIANTS: Record<FaultKind, Variants> = {
	status: [
		{ label: '400', fault: { status: 400, headers: json, body: '{}' } },
		{ label: '401', fault: { status: 401, headers: json, body: '{}' } },
		{ label: '403', fault: { status: 403, headers: json, body: '{}' } },
		{ label: '404', fault: { status: 404, headers: json, body: '{}' }, believable: true },
		{ label: '429 without a time', fault: { status: 429, headers: json, body: '{}' } },
		{ label: '429 for 2 s', fault: { status: 429, headers: { ...json, 'retry-after': '2' }, body: '{}' } },
		{ label: '429 for a day', fault: { status: 429, headers: { 'retry-after': '86400' }, body: '' } },
		{ label: '500', fault: { status: 500, headers: json, body: '{"error":"boom"}' } },
		{ label: '503 for 2 s', fault: { status: 503, headers: { 'retry-after': '2' }, body: 'down' } },
	],
	cloudflare403: [{}],
	html502: [{}],
	resetBefore: [{}],
	resetAfter: [{}],
	lostAfter: [{}],
	hang: [{ fault: { ms: 60 } }],
	slowBody: [{ fault: { ms: 60 } }],
	truncated: [{}],
	cutBody: [{}],
};

export const FAULT_CASES: FaultCase[] = (Object.entries(VARIANTS) as Array<[FaultKind, Variants]>).flatMap(([kind, variants]) =>
	variants.map(({ label, fault, ...rest }) => ({ ...rest, name: label ?? kind, fault: { kind, ...fault } })),
);

/** Where and how often a fault strikes. */
export interface Strike {
	/** Requests that pass before. */
	skip: number;
	/** Once, or every request from there on. */
	times: 1 | -1;
}

/** Both for each request of an undisturbed run, the first ones when it makes many. */
export function strikesFor(requests: number): Strike[] {
	const places = Array.from({ length: Math.min(requests, 5) }, (_, skip) => skip);
	return places.flatMap((skip): Strike[] => [
		{ skip, times: 1 },
		{ skip, times: -1 },
	]);
}
