import type { IDataObject } from 'n8n-workflow';
import type { ItemInput } from '../../shared/node/itemInput';
import type { SyncField } from '../fields/fields';
import { rowPerList, type SyncLists } from '../fields/perList';
import type { TargetChoice } from '../targets/connectTarget';
import { Chosen } from '../targets/chosen';
import type { TargetKind } from '../targets/kind';
import { targetKind } from '../targets/registry';
import { memoryNameOf } from '../targets/whichTarget';

/** A part of a sync: some of its lists, and the one target that their titles go to. */
export interface SyncPart {
	labels: string[];
	choice: TargetChoice;
	/** What the history calls the target. */
	memoryName: string;
}

/** A source that is one whole. */
const NO_LISTS: SyncLists = { labels: [], rows: [], named: () => [], targetOf: () => undefined };

/**
 * A sync has one part for the node's target, and one more for each other target that a row of Per-List
 * Settings names. Parts know nothing of each other: a title on two of them is added to both targets.
 *
 * @param lists that are synced; none for a source that is one whole
 * @returns at least one part; the node's own comes first and is absent when every list goes elsewhere
 * @throws InputError for a row or a target that cannot be used
 */
export function partsOf(item: ItemInput<SyncField>, lists: SyncLists = NO_LISTS): SyncPart[] {
	const chosen = (row: IDataObject) => new Chosen((name) => item.value(name), row);
	const { labels, targetOf } = lists;
	const rowOf = rowPerList(lists);
	const otherOf = new Map([...rowOf].map(([label, row]) => [label, targetOf(row)]));
	const usual = labels.filter((label) => otherOf.get(label) === undefined);
	const parts = new Map<string, SyncPart>();

	const partTo = (kind: TargetKind, general: Chosen): SyncPart => {
		const memoryName = memoryNameOf({ kind, general });
		const part = parts.get(memoryName) ?? { labels: [], choice: { kind, general, chosen, rows: new Map() }, memoryName };
		parts.set(memoryName, part);
		return part;
	};
	const put = (part: SyncPart, label: string): void => {
		part.labels.push(label);
		const row = rowOf.get(label);
		if (row !== undefined) part.choice.rows.set(label, row);
	};

	if (usual.length > 0 || labels.length === 0) {
		const own = partTo(targetKind(item.string('target')), chosen({}));
		for (const label of usual) put(own, label);
	}
	for (const [label, row] of rowOf) {
		const kind = otherOf.get(label);
		if (kind !== undefined) put(partTo(kind, chosen(row)), label);
	}
	return [...parts.values()];
}
