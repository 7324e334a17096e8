/** For every service: no value of an answer and no key stands in the table or the report, except for the facts' own words. */
import { runOnServer } from './realServer';
import { report, table } from './report';
import { factsOf, serviceIds } from './services';

it.each(serviceIds())(
	'%s: table and report hold no value of the account',
	async (id) => {
		const { service, facts } = factsOf(id);
		service.pace = { read: 0, write: 0 };
		for (const variant of service.variants ?? ['']) {
			const { url, urls, keys, close } = await service.start(variant);
			const { lines } = await runOnServer({ id, url, urls, keys, write: true });
			await close();
			const written = report(service.name, variant, lines);
			const shown = table(lines) + JSON.stringify(written);
			const own = new Set<string>();
			const values = new Set<string>([url, ...Object.values(keys)]);
			for (const { outcome } of lines)
				for (const { answer } of outcome.exchanges) {
					for (const [name, value] of Object.entries(answer.headers)) {
						own.add(name);
						values.add(String(value));
					}
					gather(answer.body, own, values);
				}
			const words = [...own, ...facts.map((fact) => `${fact.says} ${fact.source} ${String(fact.check)}`), variant, WORDS].join(' ');
			expect(lines.length).toBe(facts.length);
			expect([...values].filter((value) => value.length > 3 && shown.includes(value) && !words.includes(value))).toEqual([]);
		}
	},
	120_000,
);

/** What a shape is made of. */
const WORDS = 'string number boolean array object null absent text nothing holds differs not tried service facts result exchanges request';

function gather(value: unknown, names: Set<string>, values: Set<string>): void {
	if (typeof value === 'object' && value !== null) {
		for (const [name, one] of Object.entries(value)) {
			if (!Array.isArray(value) && /^[a-z]\w{0,39}$/i.test(name)) names.add(name);
			gather(one, names, values);
		}
	} else values.add(String(value));
}
