import type {
	ExecutionError,
	ExecutionStatus,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
	IPinData,
	IRunData,
	IVersionedNodeType,
	NodeExecutionHint,
} from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';

/** A workflow as n8n exports it; only what the engine reads. */
export interface WorkflowJson {
	id?: string;
	name?: string;
	active?: boolean;
	nodes: object[];
	connections: object;
	settings?: object;
	pinData?: object;
}

/** One credential in the engine's store; `data` is what n8n would keep encrypted. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** Node and credential classes given directly, for TypeScript sources under jest. */
export interface ClassPackage {
	/** Prefix of the node types; `n8n-nodes-watchflow` when absent. */
	name?: string;
	nodes: Array<new () => INodeType | IVersionedNodeType>;
	credentials: Array<new () => ICredentialType>;
}

export interface EngineOptions {
	/** Directories of built packages (their package.json is read), or classes. */
	packages: Array<string | ClassPackage>;
	credentials?: Record<string, StoredCredential>;
	/**
	 * Resolves n8n-core and n8n-workflow from another root, for example
	 * `createRequire('<harness>/package.json')`. The stock nodes are loaded too when that root has them.
	 */
	require?: NodeRequire;
}

export interface RunOptions {
	/** Credential type to credential id: given to every node that lists that type. */
	credentials?: Record<string, string>;
	/** Name of the node to start from; the workflow's first trigger when absent. */
	startNode?: string;
	/**
	 * Node name to the items it gives without running. For the start node of a `trigger` run,
	 * these are the items the trigger emitted.
	 */
	pinData?: IPinData;
	/** Replaces the static data kept for this workflow before the run. */
	staticData?: IDataObject;
	/** `trigger` (the default) is a production execution: only those keep static data. */
	mode?: 'trigger' | 'manual';
	/** Cancels the execution, as the editor's Stop button does. */
	signal?: AbortSignal;
}

export interface EngineRun {
	status: ExecutionStatus;
	error?: ExecutionError;
	/** Items of a node's output, over all its runs; empty when it did not run. */
	output(nodeName: string, outputIndex?: number): INodeExecutionData[];
	runData: IRunData;
	/** What n8n would have stored for the workflow after this run. */
	staticData: IDataObject;
	hints: Array<NodeExecutionHint & { node: string }>;
	durationMs: number;
}

/** What the editor asks a node for while somebody types into a searchable drop-down. */
export interface SearchOptions {
	/** `n8n-nodes-watchflow.radarr` */
	type: string;
	/** Of the node's `methods.listSearch`. */
	method: string;
	/** What the form holds. */
	parameters?: INodeParameters;
	filter?: string;
	/** Credential type to credential id. */
	credentials?: Record<string, string>;
}

export interface Engine {
	run(workflow: WorkflowJson, options?: RunOptions): Promise<EngineRun>;
	/** The entries of a searchable drop-down, through n8n-core's own context for it. */
	search(options: SearchOptions): Promise<INodeListSearchResult>;
	/** What the dialog of a credential shows after Save: "OK", or the sentence under More details. */
	dialog(type: string, data: StoredCredential['data']): Promise<string>;
	/** What a drop-down or a list of a node shows. */
	entries(node: NodeJson, method: string, credentials: Record<string, string>): Promise<Array<{ name: string; value: unknown }>>;
	/** The in-memory credential store: look here for what was persisted. */
	readonly credentials: CredentialStore;
}

/** A node as a workflow holds it. */
export interface NodeJson {
	type: string;
	parameters: IDataObject;
}
