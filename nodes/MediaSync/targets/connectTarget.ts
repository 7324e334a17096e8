import type { IDataObject } from 'n8n-workflow';
import type { Connections } from '../sync/connections';
import type { Chosen } from './chosen';
import type { TargetKind } from './kind';
import { RoutedTarget } from './routed';
import type { Target } from './target';

/** What a person has chosen: a target, its own fields, and other ones for single lists. */
export interface TargetChoice {
	kind: TargetKind;
	/** For lists without a row of their own: the node's fields, or the row that brought this target in. */
	general: Chosen;
	/** The fields as a row sees them: what it leaves empty is as the node's. */
	chosen: (row: IDataObject) => Chosen;
	/** By label of the list. */
	rows: Map<string, IDataObject>;
}

/**
 * @throws InputError for a field that cannot be used
 */
export async function connectTarget({ kind, general, chosen, rows }: TargetChoice, connections: Connections): Promise<Target> {
	const usual = await kind.connect(connections, general);
	const own = new Map<string, Target>();
	for (const [label, row] of rows) own.set(label, await kind.connect(connections, chosen(row)));
	return own.size === 0 ? usual : new RoutedTarget(usual, own);
}
