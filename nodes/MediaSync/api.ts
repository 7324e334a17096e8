import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { connectMoviePilot, MOVIE_PILOT_CREDENTIAL } from '../MoviePilot/client';
import { InputError } from '../shared/errors';
import type { ServiceClient } from '../shared/http/request';
import { Outputs, type ItemInput } from '../shared/operation';
import { connectTrakt, TRAKT_CREDENTIAL } from '../Trakt/client';
import type { TargetName } from './fields';
import { readFilters, type Filters } from './filters';
import { SyncStore } from './history';
import type { Removals } from './removals';
import type { Source } from './sources/source';
import { summarise } from './summary';
import { runSync, type SyncSettings } from './sync';
import { MoviePilotTarget } from './targets/moviePilot';
import { passOn } from './targets/passOn';
import type { Target } from './targets/target';

/** What the operations of Media Sync work with. */
export interface MediaSyncApi {
	history: SyncStore;
	/** n8n keeps static data of production runs only. */
	remembers: boolean;
	/** Adds a line that n8n shows above the node's output. */
	hint(message: string): void;
	/**
	 * Runs one sync as the item's fields say: titles to the first output, one summary to the second.
	 *
	 * @param operation names the sync in the history
	 */
	sync(item: ItemInput, operation: string, source: (trakt: ServiceClient, filters: Filters) => Source): Promise<Outputs>;
}

/** Clients are made on first use, so that a node that only reads history needs no credential. */
export function connectMediaSync(context: IExecuteFunctions): MediaSyncApi {
	const cancelled = () => context.getExecutionCancelSignal?.()?.aborted ?? false;
	const trakt = once(async () => await connectTrakt(context, cancelled));
	const moviePilot = once(async () => await connectMoviePilot(context, cancelled));
	const history = new SyncStore(context);
	return {
		history,
		remembers: context.getMode() !== 'manual',
		hint: (message) => context.addExecutionHints?.({ message, location: 'outputPane' }),
		async sync(item, operation, makeSource) {
			const startedAt = Date.now();
			const settings = readSettings(item, accounts(context));
			const targetName = item.string('target') as TargetName;
			const clients = targetName === 'moviePilot' ? [await trakt(), await moviePilot()] : [await trakt()];
			const before = countRequests(clients);
			const source = makeSource(await trakt(), settings.filters);
			const target: Target = targetName === 'moviePilot' ? new MoviePilotTarget(await moviePilot()) : passOn;
			const memoryName = `${context.getNode().id}:${operation}:${targetName}`;
			const memory = history.read(memoryName);
			const outcome = await runSync({ source, target, settings, memory, now: startedAt, progress: logProgress(context) });
			if (!outcome.unchanged && !settings.dryRun && target.keeps) history.write(memoryName, memory);
			const summary = summarise({
				...outcome,
				route: `${source.name} → ${target.name}`,
				dryRun: settings.dryRun,
				requests: countRequests(clients) - before,
				durationMs: Date.now() - startedAt,
			});
			return new Outputs([outcome.results as unknown as IDataObject[], [summary as unknown as IDataObject]]);
		},
	};
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
	let made: Promise<T> | undefined;
	return async () => await (made ??= make());
}

const countRequests = (clients: ServiceClient[]) => clients.reduce((sum, client) => sum + client.requests, 0);

function accounts(context: IExecuteFunctions): string {
	const { credentials } = context.getNode();
	return [TRAKT_CREDENTIAL, MOVIE_PILOT_CREDENTIAL].map((type) => credentials?.[type]?.id ?? '').join('|');
}

/** @throws InputError for a field that cannot be used */
function readSettings(item: ItemInput, accountNames: string): SyncSettings {
	const mediaTypes = item.strings('mediaTypes');
	if (mediaTypes.length === 0) {
		throw new InputError('Media Types', 'is empty', 'Choose at least one of Movies, Shows and Seasons.');
	}
	const options = item.collection('options');
	return {
		filters: readFilters(mediaTypes, options),
		dryRun: item.boolean('dryRun'),
		checkLibrary: options.checkLibrary !== false,
		readdRemoved: options.readdRemoved === true,
		removals: (options.removals ?? 'keep') as Removals,
		maxRemovalPercent: Number(options.maxRemovalPercent ?? 10),
		accounts: accountNames,
	};
}

/** One line in n8n's log per tenth of the titles. */
function logProgress(context: IExecuteFunctions) {
	let tenth = 0;
	return (done: number, total: number) => {
		const now = Math.floor((done / total) * 10);
		if (now === tenth) return;
		tenth = now;
		context.logger.info(`Media Sync: ${done} of ${total} titles`);
	};
}
