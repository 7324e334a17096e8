export type Victim = 'main' | 'worker';

/** How Media Sync signs in to Trakt. */
export type SignIn = 'oAuth2' | 'device';

/** When the blow falls: after a share of an undisturbed run's time, or around one request of a kind. */
export type Moment = { kind: 'time'; share: number } | { kind: 'request'; stage: number; share: number; delayMs: number };

/** What one round does; the same seed always gives the same plan. */
export interface Plan {
	victim: Victim;
	signIn: SignIn;
	moment: Moment;
	/** Two executions at once after the kill, as where a dead worker's job is taken up again beside the next one. */
	twice: boolean;
}

/** A service's answer, the node's work on it and n8n's database all lie within this time of a request. */
const AROUND_A_REQUEST_MS = 40;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * Draws a round. Half of the blows fall at any time; the others at any kind of request, because a renewal or an
 * unlock takes so little of a run that blind blows would hardly ever meet it.
 *
 * @param stages how many kinds of requests an undisturbed run makes
 */
export function drawPlan(seed: number, mode: 'main' | 'queue', stages: Record<SignIn, number>): Plan {
	const random = randomFrom(seed);
	const signIn = random() < 0.5 ? 'oAuth2' : 'device';
	const workerDies = random() < 0.65;
	const twice = random() < 0.5;
	const aimed = random() < 0.5;
	const share = random();
	const stage = Math.floor(random() * stages[signIn]);
	const delayMs = Math.round(random() * AROUND_A_REQUEST_MS);
	return {
		victim: mode === 'queue' && workerDies ? 'worker' : 'main',
		signIn,
		moment: aimed ? { kind: 'request', stage, share, delayMs } : { kind: 'time', share },
		twice: mode === 'queue' && twice,
	};
}
