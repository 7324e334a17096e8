import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestHelper,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { WatchFlowMoviePilotApi } from '../../credentials/WatchFlowMoviePilotApi.credentials';
import { WatchFlowTraktOAuth2Api } from '../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { ServiceError } from '../../nodes/shared/node/errors';
import { buildProperties, type Room } from '../../nodes/shared/node/form';
import { runOperations, type NodeParts, type Operation } from '../../nodes/shared/node/operation';
import { createEngine, type Engine, type EngineRun, type RunOptions, type StoredCredential } from '../engine';

/** A credential that puts a key into a header. */
export class KeyApi implements ICredentialType {
	name = 'keyApi';

	displayName = 'Key API';

	properties: INodeProperties[] = [{ displayName: 'Key', name: 'key', type: 'string', default: '' }];

	authenticate: IAuthenticateGeneric = { type: 'generic', properties: { headers: { 'x-key': '={{$credentials.key}}' } } };
}

/** A credential whose own sign-in step always fails, and says why. */
export class BrokenSignInApi implements ICredentialType {
	name = 'brokenSignInApi';

	displayName = 'Broken Sign-In API';

	properties: INodeProperties[] = [{ displayName: 'Token', name: 'token', type: 'hidden', typeOptions: { expirable: true }, default: '' }];

	async preAuthentication(this: IHttpRequestHelper, _credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const words = { message: 'The box is locked', description: 'Unlock the box and try again.' };
		return await Promise.reject(new ServiceError({ service: 'Box', ...words }));
	}
}

const CREDENTIALS = [KeyApi, BrokenSignInApi, WatchFlowTraktOAuth2Api, WatchFlowMoviePilotApi];

/** The rooms of loose operations, in the order in which their resources first come. */
export const roomsOf = <Api>(operations: Array<Operation<Api>>): Array<Room<Api>> =>
	[...new Set(operations.map(({ resource }) => resource))].map((value) => ({
		name: value,
		value,
		operations: operations.filter(({ resource }) => resource === value),
	}));

/** A node of the kernel's making with these operations, in a workflow of its own. */
export async function testNode<Api>(parts: NodeParts<Api>, credential?: StoredCredential): Promise<TestNode> {
	class Kernel implements INodeType {
		description: INodeTypeDescription = {
			displayName: 'Kernel',
			name: 'kernel',
			group: ['transform'],
			version: 1,
			description: 'Used by the tests of the kernel',
			defaults: { name: 'Kernel' },
			inputs: ['main'],
			outputs: Array.from({ length: parts.outputs ?? 1 }, () => 'main' as const),
			credentials: CREDENTIALS.map((type) => ({ name: new type().name })),
			properties: buildProperties(roomsOf(parts.operations)),
		};

		async execute(this: IExecuteFunctions) {
			return await runOperations(this, parts);
		}
	}
	const engine = await createEngine({
		packages: [{ name: 'kernel-test', nodes: [Kernel], credentials: CREDENTIALS }],
		credentials: credential === undefined ? {} : { [credential.id]: credential },
	});
	return new TestNode(engine, credential);
}

export class TestNode {
	constructor(
		readonly engine: Engine,
		private readonly credential?: StoredCredential,
	) {}

	/** Runs the node once over these items; every parameter may be an expression. */
	async run(parameters: IDataObject, items: IDataObject[] = [{}], node: IDataObject = {}, options: RunOptions = {}): Promise<EngineRun> {
		return await this.engine.run(workflow(parameters, node), {
			pinData: { Trigger: items.map((json) => ({ json })) },
			...(this.credential === undefined ? {} : { credentials: { [this.credential.type]: this.credential.id } }),
			...options,
		});
	}
}

function workflow(parameters: IDataObject, node: IDataObject) {
	const base = { typeVersion: 1, position: [0, 0] };
	return {
		id: 'kernel',
		nodes: [
			{ ...base, id: 'a', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', parameters: {} },
			{ ...base, id: 'b', name: 'Kernel', type: 'kernel-test.kernel', parameters, ...node },
		],
		connections: { Trigger: { main: [[{ node: 'Kernel', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** Everything a value holds, however deep, hidden or circular: whoever stores it stores this. */
export function everythingIn(value: unknown, seen = new Set<unknown>()): string {
	if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	const own = Object.getOwnPropertyNames(value).map((name) => {
		const { value: inner } = Object.getOwnPropertyDescriptor(value, name) ?? {};
		return `${name}: ${everythingIn(inner, seen)}`;
	});
	return own.join('\n');
}
