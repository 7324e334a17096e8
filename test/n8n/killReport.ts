import type { Mode } from './killCluster';
import type { SignIn, Victim } from './killPlan';

/** What became of one round. */
export interface Round {
	number: number;
	/** Repeats this round: `kill.ts 1 <mode> <seed>`. */
	seed: number;
	victim: Victim;
	killedAfterMs: number;
	stage: string;
	signIn: SignIn;
	twice: boolean;
	/** How the end differs from that of an undisturbed run. */
	differs: string[];
	chargedTwice: boolean;
	lost: string[];
	/** Sign-ins whose renewal the blow cut off between the service and n8n's database: nobody can prevent that. */
	cutOff: string[];
	tookMs: number;
}

export function lineOf(round: Round, startedAt: number): string {
	const { number, seed, victim, killedAfterMs, stage, signIn, twice, differs, chargedTwice, lost, cutOff, tookMs } = round;
	const trouble = [
		...differs,
		...(chargedTwice ? ['CHARGED TWICE'] : []),
		...lost.map((login) => `LOST: ${login}`),
		...cutOff.map((login) => `connected again, its renewal was cut off: ${login}`),
	];
	const what = `${signIn}, killed ${victim === 'main' ? 'the main process' : 'a worker'} after ${killedAfterMs} ms, ${stage}`;
	const end = trouble.length === 0 ? 'as undisturbed' : trouble.join('; ');
	const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
	return `        round ${number} (seed ${seed}): ${what}${twice ? ', then two runs at once' : ''}: ${end} (${seconds(tookMs)}, ${seconds(Date.now() - startedAt)} in all)`;
}

export interface Tally {
	wrongStates: number;
	chargedTwice: number;
	loginsLost: number;
}

export const tallyOf = (rounds: Round[]): Tally => ({
	wrongStates: rounds.filter(({ differs }) => differs.length > 0).length,
	chargedTwice: rounds.filter(({ chargedTwice }) => chargedTwice).length,
	loginsLost: rounds.reduce((sum, { lost }) => sum + lost.length, 0),
});

export function summaryOf(mode: Mode, seed: number, rounds: Round[]): string {
	const { wrongStates, chargedTwice, loginsLost } = tallyOf(rounds);
	const count = (what: (round: Round) => string): string => {
		const counts = new Map<string, number>();
		for (const round of rounds) counts.set(what(round), (counts.get(what(round)) ?? 0) + 1);
		return [...counts]
			.sort(([, a], [, b]) => b - a)
			.map(([name, times]) => `${name} ${times}`)
			.join(', ');
	};
	const cutOff = rounds.flatMap((round) => round.cutOff);
	return [
		`${rounds.length} rounds in ${mode} mode, seed ${seed}`,
		`killed:              ${count(({ victim }) => (victim === 'main' ? 'main process' : 'worker'))}`,
		`killed at:           ${count(({ stage }) => stage)}`,
		`wrong target states: ${wrongStates}`,
		`charged twice:       ${chargedTwice}`,
		`logins lost:         ${loginsLost}`,
		`cut off in renewal:  ${cutOff.length} (killed between the service and n8n's database, which nobody can prevent)`,
	]
		.map((line) => `        ${line}`)
		.join('\n');
}
