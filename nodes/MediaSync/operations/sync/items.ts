import type { IDataObject } from 'n8n-workflow';
import type { ItemInput } from '../../../shared/node/itemInput';
import { defineOperation, type OperationResult, Outputs } from '../../../shared/node/operation';
import { fieldsAfterTarget, type SyncField } from '../../fields/fields';
import { inputListsOf, otherTargetsField, perListField } from '../../fields/perList';
import { withSkips } from '../../fields/skips';
import { Answers } from '../../lookUp/answers';
import type { Finder } from '../../lookUp/finder';
import { LookUp } from '../../lookUp/lookUp';
import { tmdbFinder } from '../../lookUp/tmdbFinder';
import { traktFinder } from '../../lookUp/traktFinder';
import { inputItems, type InputValue } from '../../sources/inputItems';
import type { MakeSource, MediaSyncApi } from '../../sync/api';
import type { Connections } from '../../sync/connections';
import { WHOLE_ITEM } from '../../sync/wholeItem';
import { mediaBehind } from '../../sync/output';
import { sentencesOf } from '../../sync/sentences';
import { string, options } from '../../../shared/node/fields';
import { targetField } from '../../targets/registry';

const fields = [
	string(
		'Titles',
		'titles',
		'What names the titles: whole items of any node, feed, file or sheet, IDs, addresses, or names with their year such as The Matrix (1999), one per line. All items that come in are one list.',
		{ required: true, default: WHOLE_ITEM },
	),
	options(
		'The Input Is',
		'inputIs',
		[
			{
				name: 'New Entries',
				value: 'newEntries',
				description: 'Only adds: feeds and pages show a part of a list, so what is not there was not taken off',
			},
			{
				name: 'The Whole List',
				value: 'wholeList',
				description: 'What is no longer there has left the list: the option Removals says what happens to it',
			},
		],
		'Whether the items are all that the list has',
	),
	options(
		'Look Up With',
		'lookUpWith',
		[
			{ name: 'Nothing', value: 'none', description: 'Titles go on with the IDs that they have' },
			{ name: 'TMDB', value: 'tmdb' },
			{ name: 'Trakt', value: 'trakt' },
		],
		'Where the TMDB number of a title is found that comes with another ID, or with name and year. Each title is asked for once and remembered.',
		{ default: 'tmdb' },
	),
	options(
		'Type of Titles Without One',
		'typeWithout',
		[
			{ name: 'Movie', value: 'movie' },
			{ name: 'Not Said', value: 'unknown', description: 'Such a title is left out, unless its ID tells' },
			{ name: 'Show', value: 'show' },
		],
		'What a title is that does not say whether it is a film or a show',
		{ default: 'unknown' },
	),
	string(
		'List Name',
		'listName',
		'What the history, the messages and the results call the list. An expression with a field of the items makes several lists.',
		{ placeholder: 'e.g. Letterboxd watchlist' },
	),
];

type Item = ItemInput<(typeof fields)[number] | typeof otherTargetsField | typeof perListField | SyncField>;

const DEFAULT_NAME = 'Input items';

export const syncInputItems = defineOperation<MediaSyncApi>()({
	resource: 'sync',
	operation: 'items',
	name: 'Sync Input Items',
	action: 'Sync input items and add what the target lacks',
	description:
		'Add every film, show and season that the incoming items name to the target that does not have it yet, whatever node, feed or file they come from',
	properties: [...fields, targetField, otherTargetsField, perListField, ...fieldsAfterTarget],
	async execute(api, item) {
		const [outcome] = await syncItems(api, [item]);
		if (outcome instanceof Error) throw outcome;
		return outcome ?? [];
	},
	executeBatch: syncItems,
});

/** All items are one list; its settings are those of the first item. */
async function syncItems(api: MediaSyncApi, items: Item[]): Promise<Array<OperationResult | Error>> {
	const [first] = items;
	if (first === undefined) return [];
	const values = items.map((item, index) => valueOf(item, index, api.takesItems));
	const answers = new Answers(api.history.answers(), Date.now());
	const origin = new Map<unknown, number>();
	try {
		const labels = [...new Set(values.map(({ list }) => list))];
		const makeSource: MakeSource = async (connections, _filters, its) => {
			const type = first.string('typeWithout');
			const source = inputItems(values, {
				labels: its,
				name: first.string('listName') || DEFAULT_NAME,
				isWindow: first.string('inputIs') !== 'wholeList',
				...(type === 'movie' || type === 'show' ? { type } : {}),
				lookUp: new LookUp(await finderOf(first.string('lookUpWith'), connections), answers),
				cameFrom: (media, index) => origin.set(media, index),
			});
			return await withSkips(first, connections, () => api.history.offers(), source);
		};
		const absent = (list: string) => api.hint(`No item of the list ${list}, which Per-List Settings names, came in`);
		const outputs = await api.sync(first, 'items', makeSource, inputListsOf(first, labels, absent));
		return byItem(items, outputs, origin);
	} finally {
		const stored = answers.toStore();
		if (stored !== undefined) api.history.writeAnswers(stored);
	}
}

/** A field whose expression fails is that item's own problem. */
function valueOf(item: Item, index: number, takesItems: boolean): InputValue {
	try {
		return { index, value: takesItems ? item.json : item.raw('titles'), list: item.string('listName') || DEFAULT_NAME };
	} catch (error) {
		return { index, value: '', problem: sentencesOf(error), list: DEFAULT_NAME };
	}
}

async function finderOf(service: string, { tmdb, trakt }: Connections): Promise<Finder | undefined> {
	if (service === 'tmdb') return tmdbFinder(await tmdb());
	return service === 'trakt' ? traktFinder(await trakt()) : undefined;
}

/** Each result stands with the item that named it; removals and the summary with the first one. */
function byItem(items: Item[], { lists: [results = [], summary = []] }: Outputs, origin: ReadonlyMap<unknown, number>): Outputs[] {
	const own = items.map((): IDataObject[] => []);
	for (const result of results) own[origin.get(mediaBehind(result)) ?? 0]?.push(result);
	return own.map((list, index) => new Outputs([list, index === 0 ? summary : []]));
}
