import type { ICredentialType, IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { StoredCredential } from '../engine';
import type { Simulator } from '../simulators/simulator';

/** What the matrix needs to know about one operation; the node's own list gives it. */
export interface ListedOperation {
	resource: string;
	operation: string;
}

/** One way to call an operation, with everything filled in. */
export interface Sample {
	parameters: IDataObject;
	/** What goes in; one empty item when absent. */
	items?: Array<Partial<INodeExecutionData>>;
}

/** The services of one case, fresh, and what can be seen of them. */
export interface FaultWorld {
	/** Servers whose requests are counted and disturbed. */
	simulators: Simulator[];
	/** The node's credentials by type; the matrix gives each a new id, so that nothing is shared between cases. */
	credentials: Record<string, StoredCredential['data']>;
	/** What the account holds: plain data without times and without ids that differ between two runs. */
	snapshot(): unknown;
	/** Everything that may never be shown. */
	secrets(): Iterable<string>;
	close(): Promise<void>;
}

/** How one node is tried: one file in `services/` per node. */
export interface FaultAdapter<World extends FaultWorld = FaultWorld> {
	/** Folder below nodes/, which also names the row. */
	folder: string;
	/** The node itself; that of the folder when absent. */
	node?: new () => INodeType;
	/** A message has to name one of these. */
	names: string[];
	credentials: Array<new () => ICredentialType>;
	operations: readonly ListedOperation[];
	/** Starts the services with the state that `sample` builds on. */
	start(): Promise<World>;
	/** Fills the fields, and puts into the services what they speak of. Undefined when it asks no service. */
	sample(operation: ListedOperation, world: World): Sample | undefined | Promise<Sample | undefined>;
	/** The fields in which the item with this index speaks of another thing than the first. */
	another?(sample: IDataObject, index: number): IDataObject;
	/** Services whose snapshot is all they remember: they can be used again while nothing has changed in it. */
	reusable?: boolean;
	/** Operations that write although they only send GET, as their service wants it. */
	writesByGet?: readonly string[];
	/** Whether an answer says itself that the work may not be done, as text. */
	saysUnfinished?(text: string): boolean;
	/** Makes answers equal that differ by design; gets an answer as text. */
	sameAnswer?(text: string): string;
	/** Operations that do several things, none of which needs the other: any of them may be done when one fails. */
	independentParts?: readonly string[];
}

/** Gives an adapter its types. */
export const defineAdapter = <World extends FaultWorld>(adapter: FaultAdapter<World>): FaultAdapter => adapter as unknown as FaultAdapter;

export const nameOf = ({ resource, operation }: ListedOperation): string => `${resource}.${operation}`;
