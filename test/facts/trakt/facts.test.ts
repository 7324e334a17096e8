import { startTrakt } from '../../simulators/trakt';
import { fillAccount, fillSample } from '../../simulators/trakt/sample';
import { call, post } from '../../simulators/trakt/testClient';
import { accessFacts } from './access';
import { accountFacts } from './account';
import type { Stage } from './fact';
import { listFacts } from './lists';
import { playFacts } from './plays';
import { signInFacts } from './signIn';

const FACTS = [...accessFacts, ...signInFacts, ...listFacts, ...accountFacts, ...playFacts];

async function staged(show: (stage: Stage) => Promise<void>): Promise<void> {
	const trakt = await startTrakt({ limits: 'off', deviceInterval: 0.01 });
	const lists = fillSample(trakt.state);
	fillAccount(trakt.state);
	try {
		await show({
			trakt,
			lists,
			async ask(line, options = {}) {
				const [method = 'GET', path = '/'] = line.split(' ');
				return await call(trakt, method, path, options);
			},
			post: async (path, fields, headers) => await post(trakt, path, fields, { headers }),
		});
	} finally {
		await trakt.close();
	}
}

describe('Facts of Trakt, on the simulator', () => {
	it.each(FACTS.map((one) => [one.name, one.source, one] as const))('%s (%s)', async (_name, _source, { shows }) => await staged(shows));

	it('are at least 60, each with a name of its own', () => {
		expect(FACTS.length).toBeGreaterThanOrEqual(60);
		expect(new Set(FACTS.map(({ name }) => name)).size).toBe(FACTS.length);
	});
});
