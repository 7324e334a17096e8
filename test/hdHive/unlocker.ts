import { randomUUID } from 'node:crypto';
import { Budget } from '../../nodes/HdHive/client/budget';
import { HdHiveClient } from '../../nodes/HdHive/client/client';
import { hdHivePolicy, normalise } from '../../nodes/HdHive/client/policy';
import { Unlocker } from '../../nodes/HdHive/client/unlock';
import { UnlockLedger } from '../../nodes/HdHive/client/unlockLedger';
import type { Send } from '../../nodes/shared/http/messages';
import { ServiceClient } from '../../nodes/shared/http/request';
import { FakeClock } from '../shared/fakeClock';
import { plainSend, TOKEN } from '../shared/service';
import type { HdHiveSimulator } from '../simulators/hdHive';

const send: Send = async (call) => {
	const reply = await plainSend(call);
	return reply.kind === 'answer' ? normalise(reply) : reply;
};

/** A process of n8n, as far as unlocking goes: its memory dies with it. */
export class Process {
	readonly ledger = new UnlockLedger();

	constructor(
		private readonly hive: HdHiveSimulator,
		readonly clock: FakeClock,
		readonly account: string = randomUUID(),
	) {
		const { me } = hive.state;
		hive.state.now = () => clock.now();
		hive.state.tokens.access.set(TOKEN, { user: me, scopes: hive.state.app.scopes, expiresAt: Infinity, revoked: false });
	}

	/** An execution: its points are counted together. */
	execution(): Unlocker {
		const service = new ServiceClient({
			policy: { ...hdHivePolicy(60), timeoutMs: 2_000 },
			baseUrl: this.hive.url,
			accountKey: this.account,
			send,
			headers: { 'X-API-Key': this.hive.state.app.secret },
			clock: this.clock,
		});
		return new Unlocker(new HdHiveClient(service, this.account), new Budget(), this.clock, this.ledger);
	}
}
