/** Every fact of every service holds on its simulator. */
import { isAbout, runOnSimulator, variantsOf } from './runFact';
import { factsOf, serviceIds } from './services';

for (const id of serviceIds()) {
	const { service, facts } = factsOf(id);
	describe(`${service.name}: ${facts.length} facts`, () => {
		for (const variant of variantsOf(service)) {
			for (const fact of facts.filter((one) => isAbout(one, variant))) {
				it(`${variant === '' ? '' : `${variant}: `}${fact.says}`, async () => {
					const { result, why } = await runOnSimulator(service, fact, variant);
					expect({ result, why }).toEqual({ result: 'holds', why: '' });
				});
			}
		}

		it('each fact has a sentence of its own and a source with a date or a version', () => {
			expect(facts.filter(({ says }, index) => facts.findIndex((one) => one.says === says) !== index)).toEqual([]);
			expect(facts.filter(({ source }) => !/\d/.test(source)).map(({ says }) => says)).toEqual([]);
		});
	});
}
