/** npm run facts:mutants -- [service …] [--list]: how many mutants of the simulators' answers the facts kill. */
import { mutantsOf, runMutant, shown } from './mutants';
import { isAbout, variantsOf } from './runFact';
import { factsOf, serviceIds } from './services';

const WANTED_PERCENT = 90;

async function main(): Promise<void> {
	const args = process.argv.slice(2);
	const list = args.includes('--list');
	const named = args.filter((arg) => !arg.startsWith('--')).map((arg) => arg.toLowerCase());
	for (const id of serviceIds().filter((one) => named.length === 0 || named.includes(one.toLowerCase()))) {
		const { made, killed, toothless, survivors } = await mutate(id);
		const percent = made === 0 ? 0 : (killed / made) * 100;
		process.stdout.write(
			`${id}: ${killed} of ${made} mutants killed (${percent.toFixed(1)} %), ${toothless.length} facts without a kill\n`,
		);
		for (const says of toothless) process.stdout.write(`  no kill: ${says}\n`);
		if (list) for (const survivor of survivors) process.stdout.write(`  lives: ${survivor}\n`);
		if (percent < WANTED_PERCENT || toothless.length > 0) process.exitCode = 1;
	}
}

async function mutate(id: string) {
	const { service, facts } = factsOf(id);
	let [made, killed] = [0, 0];
	const survivors: string[] = [];
	const toothless: string[] = [];
	for (const variant of variantsOf(service))
		for (const fact of facts.filter((one) => isAbout(one, variant))) {
			const runs = [];
			for (const mutant of await mutantsOf(service, fact, variant)) runs.push(await runMutant(service, fact, variant, mutant));
			made += runs.length;
			killed += runs.filter((run) => run.killed).length;
			if (!runs.some((run) => run.killed)) toothless.push(fact.says);
			survivors.push(...runs.filter((run) => !run.killed).map(({ mutant }) => `${fact.says}: ${shown(mutant)}`));
		}
	return { made, killed, toothless, survivors };
}

void main();
