/** Runs one fact on a fresh simulator or on a real server. */
import { Differs, NotTried } from './expect';
import type { Fact, Service } from './fact';
import { Server, type Exchange, type ServerOptions } from './server';

export interface Outcome {
	result: 'holds' | 'differs' | 'not tried';
	/** Why not; without any value of the account. */
	why: string;
	exchanges: Exchange[];
}

export const variantsOf = (service: Service): readonly string[] => service.variants ?? [''];

export const isAbout = (fact: Fact, variant: string): boolean => fact.on === undefined || fact.on.includes(variant);

/** On a simulator of its own, so that facts cannot disturb each other. */
export async function runOnSimulator(
	service: Service,
	fact: Fact,
	variant: string,
	pass?: ServerOptions<unknown>['pass'],
): Promise<Outcome> {
	const { url, urls, keys, simulator, close } = await service.start(variant);
	try {
		await fact.arrange?.(simulator);
		return await tryFact(fact, new Server({ service, variant, url, urls, keys, simulator, pass }));
	} finally {
		await close();
	}
}

export async function tryFact(fact: Fact, server: Server): Promise<Outcome> {
	const { exchanges } = server;
	const outcome = await attempt(async () => await fact.check(server));
	const after = await attempt(async () => await server.takeBack());
	return { ...(after.result === 'holds' ? outcome : after), exchanges };
}

async function attempt(step: () => Promise<void>): Promise<Omit<Outcome, 'exchanges'>> {
	try {
		await step();
		return { result: 'holds', why: '' };
	} catch (error) {
		if (error instanceof NotTried) return { result: 'not tried', why: error.message };
		if (error instanceof Differs) return { result: 'differs', why: error.message };
		// A TypeError's words may hold a value ("Cannot read properties of …" does not, an invalid URL does).
		return { result: 'differs', why: `the answer has another shape (${error instanceof Error ? error.name : 'error'})` };
	}
}
