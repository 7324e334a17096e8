import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';
import type { Modules } from './modules';
import type { Registry } from './registry';
import type { StoredCredential } from './types';

type Data = ICredentialDataDecryptedObject;

/** A hidden property of one of these names cannot be changed by what is stored. */
const PINNED = [
	'useDynamicClientRegistration',
	'authUrl',
	'accessTokenUrl',
	'grantType',
	'authentication',
	'usePkce',
	'requestTokenUrl',
	'signatureMethod',
];

/** Kept although no property of the type declares them. */
const UNDECLARED = ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains'];

const MOCK_NODE: INode = {
	id: 'mock',
	name: '',
	typeVersion: 1,
	type: 'mock',
	position: [0, 0],
	parameters: {},
};

/**
 * What n8n's server does with credentials (its `credentials-helper.js`, 2.41.1), over a store in
 * memory: the engine package leaves this class to its host.
 */
export class CredentialsHelper implements ICredentialsHelper {
	constructor(
		private readonly modules: Modules,
		private readonly registry: Registry,
		private readonly store: CredentialStore,
	) {}

	getParentTypes(name: string): string[] {
		return this.registry.getParentTypes(name);
	}

	isCredentialUsableByNode(type: string, nodeType: string): boolean {
		if (!this.registry.hasCredential(type)) return true;
		if (!this.registry.getCredential(type).restrictToSupportedNodes) return true;
		const shortName = nodeType.slice(nodeType.lastIndexOf('.') + 1);
		return this.registry.supportedNodes(type).includes(shortName);
	}

	async authenticate(
		credentials: Data,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options = requestOptions as IHttpRequestOptions;
		const { authenticate } = this.registry.getCredential(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (authenticate?.type !== 'generic') return options;
		if (!workflow || !node) throw new Error('Declarative authentication needs a workflow and a node');
		const target = options as unknown as Record<string, Record<string, unknown> | undefined>;
		target.headers ??= {};
		for (const [part, entries] of Object.entries(authenticate.properties)) {
			const section = (target[part] ??= {});
			for (const [key, value] of Object.entries(entries as Record<string, string>)) {
				const name = this.resolveValue(key, credentials, workflow, node);
				section[name] = this.resolveValue(value, credentials, workflow, node);
			}
		}
		return options;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<Data | undefined> {
		const type = this.registry.getCredential(typeName);
		const expirable = type.properties.find((property) => property.type === 'hidden' && property.typeOptions?.expirable === true);
		if (expirable === undefined || typeof type.preAuthentication !== 'function') return undefined;
		const testing = node.parameters?.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !testing) return undefined;
		const output = (await type.preAuthentication.call(this.restrictDomains(helpers, credentials), credentials)) as Data;
		if (output[expirable.name] === undefined || !node.credentials) return undefined;
		this.persist(node.credentials[type.name]!, type.name, expirable.name, output);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(helpers: IHttpRequestHelper, credentials: Data, typeName: string): Promise<Data | undefined> {
		const type = this.registry.getCredential(typeName);
		if (typeof type.preAuthentication !== 'function') return undefined;
		const output = await type.preAuthentication.call(this.restrictDomains(helpers, credentials), credentials);
		return (output as Data | undefined) ?? undefined;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		const { id, name, data } = this.find(details, type);
		return { id, name, type, data, getData: async () => data } as unknown as ICredentials;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents, properties } = this.registry.getCredential(type);
		if (parents === undefined) {
			if (!['oAuth1Api', 'oAuth2Api'].includes(type)) return properties;
			const tokenData = { displayName: 'oauthTokenData', name: 'oauthTokenData', default: {} };
			return [...properties, { ...tokenData, type: 'json', required: false }];
		}
		const combined: INodeProperties[] = [];
		for (const parent of parents) this.mergeProperties(combined, this.getCredentialsProperties(parent));
		this.mergeProperties(combined, properties);
		return combined;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const { data } = this.find(details, type);
		if (raw === true) return data;
		const keys = this.modules.core.getAdditionalKeys(additionalData, mode, null, {
			isCredential: true,
		});
		const complete = this.applyDefaults(data, type);
		if (resolveValues === undefined) return await this.resolveAlone(complete, mode, keys);
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = resolveValues;
		return workflow.expression.getParameterValue(
			complete as never,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			keys,
			executeData,
			false,
			complete,
		) as unknown as Data;
	}

	async updateCredentials(details: INodeCredentialsDetails, type: string, data: Data): Promise<void> {
		this.store.write(this.find(details, type).id, data);
	}

	async updateCredentialsOauthTokenData(details: INodeCredentialsDetails, type: string, { oauthTokenData }: Data): Promise<void> {
		const stored = this.find(details, type);
		this.store.write(stored.id, { ...stored.data, oauthTokenData: oauthTokenData! });
	}

	private find({ id, name }: INodeCredentialsDetails, type: string): StoredCredential {
		if (!id) throw new Error(`The credential "${name}" of type "${type}" has no id`);
		const stored = this.store.get(id);
		if (stored?.type !== type) {
			throw new Error(`There is no credential with the id "${id}" of type "${type}"`);
		}
		return stored;
	}

	/** An expression typed into a field is the user's, so an output never overwrites it. */
	private persist(details: INodeCredentialsDetails, type: string, expirable: string, output: Data): void {
		const { id, data } = this.find(details, type);
		const merged = { ...data };
		for (const [key, value] of Object.entries(output)) {
			if (key === expirable || !this.modules.workflow.isExpression(data[key])) merged[key] = value;
		}
		this.store.write(id, merged);
	}

	private applyDefaults(data: Data, type: string): Data {
		const properties = this.getCredentialsProperties(type);
		const stored = { ...data };
		for (const field of PINNED) {
			if (properties.some(({ name, type: kind }) => name === field && kind === 'hidden')) {
				delete stored[field];
			}
		}
		const complete = this.modules.workflow.NodeHelpers.getNodeParameters(properties, stored as never, true, false, null, null) as Data;
		for (const key of UNDECLARED) {
			const wins = key === 'oauthTokenData' || complete[key] === undefined;
			if (wins && data[key] !== undefined) complete[key] = data[key];
		}
		return complete;
	}

	private async resolveAlone(data: Data, mode: WorkflowExecuteMode, keys: ReturnType<Modules['core']['getAdditionalKeys']>): Promise<Data> {
		const workflow = new this.modules.workflow.Workflow({
			nodes: [MOCK_NODE],
			connections: {},
			active: false,
			nodeTypes: mockNodeTypes,
		});
		await workflow.expression.acquireIsolate();
		try {
			return workflow.expression.getComplexParameterValue(
				MOCK_NODE,
				data as never,
				mode,
				keys,
				undefined,
				undefined,
				data,
			) as unknown as Data;
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}

	private resolveValue(value: string, credentials: Data, workflow: Workflow, node: INode): string {
		if (!this.modules.workflow.isExpression(value)) return value;
		const resolved = workflow.expression.getSimpleParameterValue(node, value, 'internal', { $credentials: credentials }, undefined, '');
		return resolved ? resolved.toString() : '';
	}

	private restrictDomains(helpers: IHttpRequestHelper, credentials: Data): IHttpRequestHelper {
		const allowedDomains = this.modules.workflow.getCredentialOwnRequestAllowedDomains(credentials);
		if (allowedDomains === undefined) return helpers;
		const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> =>
			await helpers.helpers.httpRequest({ ...options, allowedDomains } as IHttpRequestOptions);
		return { helpers: { httpRequest } };
	}

	private mergeProperties(into: INodeProperties[], from: INodeProperties[]): void {
		this.modules.workflow.NodeHelpers.mergeNodeProperties(into, from);
	}
}

const mockType = { description: { properties: [] } } as never;

const mockNodeTypes = {
	getKnownTypes: () => ({}),
	getByName: () => mockType,
	getByNameAndVersion: () => mockType,
};
