import { claimRenewal, type ClaimStore } from '../../nodes/shared/auth/claim';
import { FakeClock } from './fakeClock';

describe('Claiming a renewal', () => {
	/** The stored credential, whose writes arrive after some time. */
	class Credential {
		stored = { accessToken: 'old', claim: '' };

		constructor(readonly clock: FakeClock) {}

		process(writeMs: number): ClaimStore {
			return {
				read: async () => await Promise.resolve({ ...this.stored }),
				write: async (claim, accessToken) => {
					await this.clock.sleep(writeMs);
					this.stored = { accessToken, claim };
				},
			};
		}
	}

	/** A process that renews for two seconds when it gets the claim. */
	async function renew(credential: Credential, writeMs: number, log: string[]): Promise<void> {
		const mine = await claimRenewal(credential.process(writeMs), 'old', credential.clock);
		if (!mine) return void log.push('replaced');
		log.push('begins');
		await credential.clock.sleep(2_000);
		log.push('ends');
		credential.stored = { accessToken: 'new', claim: '' };
	}

	it.each([
		[0, 0],
		[10, 900],
		[900, 10],
		[400, 410],
	])('is given to one of two processes whose writes take %i and %i ms', async (one, two) => {
		const credential = new Credential(new FakeClock());
		const log: string[] = [];
		await credential.clock.drive(Promise.all([renew(credential, one, log), renew(credential, two, log)]));
		expect(log).toEqual(['begins', 'ends', 'replaced']);
	});

	it('is given to one of twenty', async () => {
		const credential = new Credential(new FakeClock());
		const log: string[] = [];
		const all = Array.from({ length: 20 }, async (_, index) => await renew(credential, (index * 137) % 900, log));
		await credential.clock.drive(Promise.all(all));
		expect(log.filter((line) => line === 'begins')).toHaveLength(1);
		expect(log.filter((line) => line === 'replaced')).toHaveLength(19);
	});

	it('is not needed when the token was replaced already', async () => {
		const credential = new Credential(new FakeClock());
		credential.stored.accessToken = 'new';
		expect(await claimRenewal(credential.process(0), 'old', credential.clock)).toBe(false);
	});

	it('passes on from a process that has crashed', async () => {
		const credential = new Credential(new FakeClock());
		credential.stored.claim = 'of a process that is gone';
		const log: string[] = [];
		const begin = credential.clock.now();
		await credential.clock.drive(renew(credential, 0, log));
		expect(log).toEqual(['begins', 'ends']);
		expect(credential.clock.now() - begin).toBeLessThan(35_000);
	});
});
