import { randomBytes } from 'node:crypto';
import type { Account, App, TraktState } from './state';
import type { Tokens } from './tokens';

// A client's timer may fire a little early; that is not polling too fast.
const EARLY_MS = 100;

interface DeviceCode {
	userCode: string;
	app: App;
	expiresAt: number;
	lastPoll: number;
	decision: 'pending' | 'denied' | 'used' | Account;
}

/** The device flow: a code for the user, another one that the app polls with. */
export class DeviceCodes {
	private readonly codes = new Map<string, DeviceCode>();

	constructor(private readonly state: TraktState) {}

	start(app: App, host: string): object {
		const { deviceExpiresIn, deviceInterval } = this.state.switches;
		const deviceCode = this.state.tokens.secret();
		// Not a secret: it is there to be shown.
		const userCode = randomBytes(4).toString('hex').toUpperCase();
		this.codes.set(deviceCode, {
			userCode,
			app,
			expiresAt: Date.now() + deviceExpiresIn * 1_000,
			lastPoll: 0,
			decision: 'pending',
		});
		return {
			device_code: deviceCode,
			user_code: userCode,
			verification_url: `${host}/activate`,
			expires_in: deviceExpiresIn,
			interval: deviceInterval,
		};
	}

	/** One poll: the status of the flow, with the tokens when it is 200. */
	poll(deviceCode: string, app: App): { status: number; tokens?: Tokens } {
		const code = this.codes.get(deviceCode);
		if (code === undefined || code.app !== app) return { status: 404 };
		if (code.decision === 'used') return { status: 409 };
		if (code.decision === 'denied') return { status: 418 };
		const now = Date.now();
		if (code.expiresAt <= now) return { status: 410 };
		const tooFast = now - code.lastPoll < this.state.switches.deviceInterval * 1_000 - EARLY_MS;
		code.lastPoll = now;
		if (tooFast) return { status: 429 };
		if (code.decision === 'pending') return { status: 400 };
		const account = code.decision;
		code.decision = 'used';
		return { status: 200, tokens: this.state.tokens.issue(account, app) };
	}

	/** The user's answer on the activation page. Without a user code it concerns every open one. */
	decide(decision: 'approve' | 'deny', userCode?: string): boolean {
		let found = false;
		for (const code of this.codes.values()) {
			if (code.decision !== 'pending') continue;
			if (userCode !== undefined && code.userCode !== userCode.trim().toUpperCase()) continue;
			code.decision = decision === 'approve' ? this.state.me : 'denied';
			found = true;
		}
		return found;
	}

	/** Lets every open code run out now. */
	expire(): void {
		for (const code of this.codes.values()) code.expiresAt = 0;
	}
}
