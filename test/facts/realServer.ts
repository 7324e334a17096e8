/** Runs the facts of a service on a real server, one after the other, within its limits. */
import type { Keys, Service } from './fact';
import { factsOf, type FactsOf } from './services';
import type { Line } from './report';
import { isAbout, tryFact, type Outcome } from './runFact';
import { Server } from './server';

export interface RealRun {
	id: string;
	url: string;
	urls?: Record<string, string>;
	keys: Keys;
	/** Facts that write are tried too. */
	write: boolean;
	/** Told after each fact. */
	onLine?: (line: Line) => void;
}

export async function runOnServer({ id, url, urls, keys, write, onLine }: RealRun): Promise<{ variant: string; lines: Line[] }> {
	const { service, facts } = factsOf(id);
	const open = (variant: string) => new Server({ service, variant, url, urls, keys });
	const variant = (await service.variantOf?.(open(''))) ?? service.variants?.[0] ?? '';
	const lines: Line[] = [];
	for (const fact of inTurn(facts)) {
		const why = reasonNotTo(fact, { service, variant, write });
		const outcome: Outcome = why === undefined ? await tryFact(fact, open(variant)) : { result: 'not tried', why, exchanges: [] };
		const line = { fact, outcome };
		lines.push(line);
		onLine?.(line);
		// The next fact begins with a client of its own: the pace of the service holds between them too.
		if (why === undefined) await wait(fact.writes ? service.pace.write : service.pace.read);
	}
	return { variant, lines };
}

/** Reads first: a server that is not what it should be is found before anything is written. */
const inTurn = (facts: FactsOf['facts']): FactsOf['facts'] => [
	...facts.filter(({ writes }) => !writes),
	...facts.filter(({ writes }) => writes),
];

function reasonNotTo(
	fact: FactsOf['facts'][number],
	{ service, variant, write }: { service: Service; variant: string; write: boolean },
): string | undefined {
	if (fact.simulatorOnly !== undefined) return fact.simulatorOnly;
	if (service.variants !== undefined && !isAbout(fact, variant)) return `is about ${fact.on?.join(', ')}`;
	return fact.writes && !write ? 'it writes: add --write' : undefined;
}

const wait = async (ms: number): Promise<void> => await new Promise((resolve) => setTimeout(resolve, ms));
