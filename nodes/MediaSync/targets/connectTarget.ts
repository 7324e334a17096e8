import type { IDataObject } from 'n8n-workflow';
import type { Connections } from '../connections';
import { rowPerList } from '../perList';
import type { Chosen } from './kinds/chosen';
import type { TargetKind } from './kinds/kind';
import { RoutedTarget } from './routed';
import type { Target } from './target';

/** What a person has chosen: a target, its own fields, and other ones for single lists. */
export interface TargetChoice {
	kind: TargetKind;
	/** The fields as a row sees them; an empty row sees the node's own. */
	chosen: (row?: IDataObject) => Chosen;
	rows: IDataObject[];
}

/**
 * @param labels of the lists that are synced
 * @throws InputError for a field that cannot be used
 */
export async function connectTarget(
	{ kind, chosen, rows }: TargetChoice,
	labels: string[],
	connections: Connections,
): Promise<Target> {
	const rowOf = rowPerList(rows, labels);
	const general = await kind.connect(connections, chosen());
	const own = new Map<string, Target>();
	for (const [label, row] of rowOf) own.set(label, await kind.connect(connections, chosen(row)));
	return own.size === 0 ? general : new RoutedTarget(general, own);
}
