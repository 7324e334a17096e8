import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { CollectionField, Field } from '../../shared/node/field';
import type { ItemInput } from '../../shared/node/itemInput';
import { Outputs } from '../../shared/node/operation';
import { asText } from '../../shared/util/text';
import { connectionsOf, type Connections } from './connections';
import type { Filters } from './filters';
import { SyncStore } from '../memory/history';
import type { RunRecord, RunTitle } from '../memory/journal';
import { merged, type PartOutcome } from './mergeParts';
import { partsOf, type SyncPart } from './parts';
import type { SyncLists } from '../fields/perList';
import type { SyncField, TwoWayField } from '../fields/fields';
import { accountsOf, readSettings } from './settings';
import type { Source } from '../sources/source';
import { languageOf, type Language } from './message/language';
import { summaryItem, titleItem } from './output';
import { summarise, type SummaryFacts } from './summary';
import { WHOLE_ITEM } from './wholeItem';
import { runSync } from './sync';
import { undoRun } from './undo';
import { connectTarget, type TargetChoice } from '../targets/connectTarget';
import { Chosen } from '../targets/chosen';
import { targetKind } from '../targets/registry';
import { checkNotItself } from '../targets/whichTarget';
import { syncTwoWay } from '../twoWay/sync';

/** What the operations of Media Sync work with. */
export interface MediaSyncApi {
	history: SyncStore;
	/** The field Titles says that the items themselves are the titles. */
	takesItems: boolean;
	/** n8n keeps static data of production runs only. */
	remembers: boolean;
	/** Adds a line that n8n shows above the node's output. */
	hint(message: string): void;
	/**
	 * Runs one sync as the item's fields say: titles to the first output, one summary to the second.
	 *
	 * @param operation names the sync in the history
	 * @param lists where single ones may have settings of their own
	 */
	sync(item: ItemInput<SyncField>, operation: string, source: MakeSource, lists?: SyncLists): Promise<Outputs>;
	/** Keeps the Trakt and the TMDB watchlist in step, in both directions. */
	twoWay(item: ItemInput<TwoWayField>): Promise<Outputs>;
	/** Takes back what a run added: titles to the first output, one summary to the second. */
	undo(run: RunRecord, dryRun: boolean): Promise<Outputs>;
}

/** @param lists labels of those to read; none for a source that is one whole */
export type MakeSource = (connections: Connections, filters: Filters, lists: string[]) => Promise<Source>;

export function connectMediaSync(context: IExecuteFunctions): MediaSyncApi {
	const connections = connectionsOf(context);
	const history = new SyncStore(context);
	const progress = logProgress(context);

	/** @throws InputError for a field that cannot be used */
	async function prepare(
		item: ItemInput<SyncField>,
		operation: string,
		part: SyncPart,
		makeSource: MakeSource,
	): Promise<() => Promise<PartOutcome>> {
		const { choice, labels } = part;
		const settings = readSettings(item, accountsOf(context), fieldsOf(item, choice));
		const source = await makeSource(connections, settings.filters, labels);
		const target = await connectTarget(choice, connections);
		await checkNotItself(source, choice, connections);
		return async () => {
			const memoryName = `${context.getNode().id}:${operation}:${part.memoryName}`;
			const memory = history.read(memoryName);
			const { refuses } = choice.kind;
			const now = Date.now();
			const titles: RunTitle[] = [];
			const added = (title: RunTitle) => void titles.push(title);
			const outcome = await runSync({ source, target, refuses, settings, memory, added, now, progress });
			if (outcome.learned && !settings.dryRun && target.keeps) history.write(memoryName, memory);
			const about = { source: source.name, target: target.name, dryRun: settings.dryRun };
			if (titles.length === 0) return { ...outcome, ...about };
			const run = recordOf(choice, { at: now, source: source.name, targetName: target.name, titles });
			history.writeRun(run);
			return { ...outcome, ...about, run };
		};
	}

	return {
		history,
		takesItems: context.getNode().parameters?.titles === WHOLE_ITEM,
		remembers: context.getMode() !== 'manual',
		hint: (message) => context.addExecutionHints?.({ message, location: 'outputPane' }),

		async sync(item, operation, makeSource, lists) {
			return await reported(connections, languageFor(context, item), async () => {
				const parts = partsOf(item, lists);
				const runs = [];
				// Whatever is wrong with one of them is said before any of them changes anything.
				for (const part of parts) runs.push(await prepare(item, operation, part, makeSource));
				const outcomes = await Promise.allSettled(runs.map(async (run) => await run()));
				history.writeOffers();
				return merged(outcomes, parts);
			});
		},

		async undo(run, dryRun) {
			return await reported(connections, languageFor(context), async () => {
				const target = await targetKind(run.target).connect(connections, new Chosen((name) => run.settings[name]));
				const results = await undoRun(run, target, dryRun);
				if (!dryRun) history.writeRun({ ...run, undone: new Date().toISOString() });
				return { results, problems: notRemembered(run), unchanged: false, route: `Undo of ${run.source} → ${run.targetName}`, dryRun };
			});
		},

		async twoWay(item) {
			return await reported(connections, languageFor(context, item), async () => {
				const name = `${context.getNode().id}:twoWay`;
				return await syncTwoWay(item, { connections, accounts: accountsOf(context), store: history, name });
			});
		},
	};
}

/** Everything a person has said about the target: a change of it makes the next run look at everything again. */
const fieldsOf = (item: ItemInput<SyncField>, { kind, rows }: TargetChoice): unknown[] => [
	kind.fields.map(({ name }) => item.value(name)),
	[...rows],
];

let runs = 0;

function recordOf({ kind, general }: TargetChoice, run: { at: number; source: string; targetName: string; titles: RunTitle[] }): RunRecord {
	const fields = kind.fields.map(({ name }) => [name, withoutFiles(general.raw(name))] as const);
	const settings = Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as IDataObject;
	return { ...run, id: `${run.at.toString(36)}-${++runs}`, at: new Date(run.at).toISOString(), target: kind.value, settings };
}

/** No option of the target may take files along when a run is taken back. */
function withoutFiles(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'deleteFiles'));
}

const notRemembered = ({ left = 0 }: RunRecord): string[] =>
	left > 0 ? [`${left} more titles of the run are not remembered: take them back by hand`] : [];

/** The language of the message: as the item's options say, else n8n's own where the workflow may read it. */
function languageFor(context: IExecuteFunctions, item?: ItemInput<CollectionField<'options', Field<'language', 'options'>>>): Language {
	return languageOf(item?.collection('options').language, localeOf(context));
}

/** n8n keeps its locale in a variable of its environment, which it shows to expressions unless its owner forbids it. */
function localeOf(context: IExecuteFunctions): string {
	try {
		return asText(context.evaluateExpression('{{ $env.N8N_DEFAULT_LOCALE }}', 0));
	} catch {
		return '';
	}
}

/** Runs a sync and adds its summary. */
async function reported(
	connections: Connections,
	language: Language,
	run: () => Promise<Omit<SummaryFacts, 'requests' | 'durationMs'>>,
): Promise<Outputs> {
	const startedAt = Date.now();
	const before = connections.requests();
	const facts = await run();
	const requests = connections.requests() - before;
	const summary = summarise({ ...facts, requests, durationMs: Date.now() - startedAt }, language);
	return new Outputs([facts.results.map(titleItem), [summaryItem(summary)]]);
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
