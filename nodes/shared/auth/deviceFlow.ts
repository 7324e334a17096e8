import { ServiceError, type ErrorText } from '../node/errors';
import { systemClock, type Clock } from '../util/clock';
import type { Reply } from '../http/messages';
import { SingleFlight } from './singleFlight';
import { BoundedMap } from '../util/boundedMap';

/** A code as the service gave it out. Times in seconds, as OAuth has them. */
export interface DeviceCode {
	deviceCode: string;
	/** What the person types; '' where opening the address is enough. */
	userCode: string;
	/** Where the person types it. */
	url: string;
	/** Shortest time between two polls. */
	interval: number;
	expiresIn: number;
}

/** What one poll has told. */
export type PollOutcome<Grant> =
	| { state: 'granted'; grant: Grant }
	| { state: 'pending' }
	/** Asked too often: the interval grows. */
	| { state: 'slowDown' }
	/** Unknown, used up or run out: only a new code helps. */
	| { state: 'expired' }
	| { state: 'denied' }
	/** Anything else; the code stays good for another Retry. */
	| { state: 'failed'; errorText: ErrorText };

/** What a service has to say about its device flow. */
export interface DeviceFlow<Grant, Result> {
	service: string;
	/** Asks for a new code. @throws ServiceError */
	requestCode(): Promise<DeviceCode>;
	/** Sends one poll; never throws. */
	poll(deviceCode: string): Promise<Reply>;
	/** Maps the statuses of this service. Pure. */
	readPoll(reply: Reply): PollOutcome<Grant>;
	/**
	 * Makes the result of a grant, for example by a token call of its own. When it throws, the grant is
	 * kept and the next Retry goes on from here.
	 */
	finish(grant: Grant, deviceCode: string): Promise<Result>;
}

interface Pending {
	code: DeviceCode;
	/** Milliseconds since 1970. */
	expiresAt: number;
	nextPollAt: number;
	granted?: { grant: unknown };
}

/** Nobody signs in to more accounts at once; the oldest is dropped to bound the memory. */
const MOST_PENDING = 100;

/** Codes that were shown and not used yet: a credential has nowhere to keep them until it is connected. */
const pendingCodes = new BoundedMap<string, Pending>(MOST_PENDING);

const steps = new SingleFlight<unknown>();

/**
 * One step of a device sign-in, made to be called by each press of Save or Retry: the first call
 * asks for a code, the following ones poll with it.
 *
 * @param key base URL, client ID and account name: sign-ins with the same key share a code
 * @returns the result once the person has confirmed
 * @throws ServiceError with the sentence to show: "Open …, enter …, then press Retry"
 */
export async function deviceSignIn<Grant, Result>(
	key: string,
	flow: DeviceFlow<Grant, Result>,
	clock: Clock = systemClock,
): Promise<Result> {
	return (await steps.run(key, async () => await step(key, flow, clock))) as Result;
}

async function step<Grant, Result>(key: string, flow: DeviceFlow<Grant, Result>, clock: Clock): Promise<Result> {
	const pending = pendingCodes.get(key);
	if (pending === undefined) throw await newCode(key, flow, clock, '');
	if (pending.expiresAt <= clock.now()) {
		throw await newCode(key, flow, clock, 'The code before this one ran out. ');
	}
	pending.granted ??= { grant: await granted(key, pending, flow, clock) };
	const result = await flow.finish(pending.granted.grant as Grant, pending.code.deviceCode);
	pendingCodes.delete(key);
	return result;
}

async function granted<Grant>(key: string, pending: Pending, flow: DeviceFlow<Grant, unknown>, clock: Clock): Promise<Grant> {
	// A Retry pressed at once must not count as polling too fast, so it waits for its turn.
	const early = pending.nextPollAt - clock.now();
	if (early > 0) await clock.sleep(early);
	const outcome = flow.readPoll(await flow.poll(pending.code.deviceCode));
	if (outcome.state === 'slowDown') pending.code.interval += 5;
	pending.nextPollAt = clock.now() + pending.code.interval * 1000;
	switch (outcome.state) {
		case 'granted':
			return outcome.grant;
		case 'pending':
		case 'slowDown':
			throw shown(flow.service, 'Not confirmed yet. ', pending.code);
		case 'expired':
			throw await newCode(key, flow, clock, 'The code before this one is no longer valid. ');
		case 'denied':
			throw await newCode(key, flow, clock, 'The sign-in was declined. To try again: ');
		case 'failed':
			throw new ServiceError({ service: flow.service, ...outcome.errorText });
	}
}

async function newCode(key: string, flow: DeviceFlow<unknown, unknown>, clock: Clock, before: string): Promise<ServiceError> {
	pendingCodes.delete(key);
	const code = await flow.requestCode();
	const now = clock.now();
	pendingCodes.set(key, {
		code,
		expiresAt: now + code.expiresIn * 1000,
		nextPollAt: now + code.interval * 1000,
	});
	return shown(flow.service, before, code);
}

/** n8n's credential dialog shows the message alone, so everything the person needs is in it. */
function shown(service: string, before: string, code: DeviceCode): ServiceError {
	const minutes = Math.max(1, Math.round(code.expiresIn / 60));
	const what = code.userCode === '' ? 'allow the access there' : `enter ${code.userCode}`;
	return new ServiceError({
		service,
		message: `${before}Open ${code.url}, ${what}, then press Retry`,
		description: `The code is good for about ${minutes} minutes. Open the credential to go on with it.`,
	});
}
