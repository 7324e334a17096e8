import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ItemInput } from '../../nodes/shared/node/itemInput';
import { operations, rooms } from '../../nodes/Trakt/resources';
import { TitleResolver } from '../../nodes/Trakt/client/resolve';
import { runTimeFaster } from '../fastTime';
import { startTrakt } from '../simulators/trakt';
import { fillAccount, fillSample } from '../simulators/trakt/sample';
import { traktClient } from './client';
import { variantsOf } from './samples';

export interface Recorded {
	/** "Watchlist: Get Many" */
	operation: string;
	/** "METHOD /path" of every request it sent. */
	lines: string[];
}

/** Runs every operation with every choice of its form, and notes which requests it sends. */
export async function recordRequests(): Promise<Recorded[]> {
	const normalTime = runTimeFaster(100);
	const recorded: Recorded[] = [];
	for (const operation of operations.filter(({ resource }) => resource !== 'customApiCall')) {
		const trakt = await startTrakt({ limits: 'off' });
		fillSample(trakt.state);
		fillAccount(trakt.state);
		const client = traktClient(trakt);
		for (const variant of variantsOf(operation, trakt)) {
			for (const user of 'user' in variant ? ['me', 'justin'] : ['']) {
				const item = new ItemInput(formOf({ ...variant, user }), operation.properties ?? [], 0);
				const api = { client, titles: new TitleResolver(client), stopsOnError: true };
				// What Trakt refuses (a second check-in, say) was sent all the same.
				await operation.execute(api, item).catch(() => undefined);
			}
		}
		const resource = rooms.find(({ value }) => value === operation.resource)?.name ?? operation.resource;
		const lines = new Set(trakt.api.requests.map(({ method, path }) => `${method} ${path}`));
		recorded.push({ operation: `${resource}: ${operation.name}`, lines: [...lines] });
		await trakt.close();
	}
	normalTime();
	return recorded;
}

/** A form with these values in it, without n8n. */
export function formOf(values: IDataObject): IExecuteFunctions {
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name: string, _: number, fallback: unknown) => values[name] ?? fallback,
		getTimezone: () => 'UTC',
		getNode: () => ({ parameters: values }),
	};
	return context as unknown as IExecuteFunctions;
}
