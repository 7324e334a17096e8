/** A part of `npm run facts:mutants`: one fact in eight, so that it takes seconds. */
import { mutantsOf, runMutant, shown } from './mutants';
import { isAbout, variantsOf } from './runFact';
import { factsOf, serviceIds } from './services';

const ONE_IN = 8;

it.each(serviceIds())(
	'%s: facts differ when an answer that they read is another one',
	async (id) => {
		const { service, facts } = factsOf(id);
		const [variant = ''] = variantsOf(service);
		const runs = [];
		for (const fact of facts.filter((one) => isAbout(one, variant)).filter((_, index) => index % ONE_IN === 0)) {
			const mine = [];
			for (const mutant of await mutantsOf(service, fact, variant)) mine.push(await runMutant(service, fact, variant, mutant));
			expect([fact.says, mine.some(({ killed }) => killed)]).toEqual([fact.says, true]);
			runs.push(...mine.map((run) => ({ ...run, name: `${fact.says}: ${shown(run.mutant)}` })));
		}
		const alive = runs.filter(({ killed }) => !killed).map(({ name }) => name);
		expect(alive.length > runs.length / 10 ? alive : []).toEqual([]);
	},
	120_000,
);
