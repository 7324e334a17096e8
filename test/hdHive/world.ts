import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { WatchFlowHdHiveOAuth2Api } from '../../credentials/WatchFlowHdHiveOAuth2Api.credentials';
import { HdHive } from '../../nodes/HdHive/HdHive.node';
import { createEngine, type Engine, type EngineRun, type RunOptions } from '../engine';
import { fillSample, startHdHive, type HdHiveOptions, type HdHiveSimulator } from '../simulators/hdHive';

export interface HdHiveWorldOptions extends HdHiveOptions {
	credential?: Partial<ICredentialDataDecryptedObject>;
	scopes?: string[];
}

/** One HDHive with the sample in it, and n8n's engine with a credential that is signed in. */
export class HdHiveWorld {
	private constructor(
		readonly hive: HdHiveSimulator,
		readonly engine: Engine,
	) {}

	static async start(options: HdHiveWorldOptions = {}): Promise<HdHiveWorld> {
		const { credential, scopes, ...simulator } = options;
		const hive = await startHdHive(simulator);
		fillSample(hive.state);
		const data = { ...credentialData(hive), ...hive.signIn(scopes), ...credential };
		// Each world is another account: what this process remembers of unlocks is kept by credential.
		const id = `hive-${++worlds}`;
		const engine = await createEngine({
			packages: [{ nodes: [HdHive], credentials: [WatchFlowHdHiveOAuth2Api] }],
			credentials: { hive: { id, name: 'HDHive account', type: 'watchFlowHdHiveOAuth2Api', data } },
		});
		return new HdHiveWorld(hive, engine);
	}

	get credentialId(): string {
		return `hive-${worlds}`;
	}

	get credential(): ICredentialDataDecryptedObject {
		return this.engine.credentials.get(this.credentialId)?.data ?? {};
	}

	/** Changes the stored credential, as a person or another process would. */
	setCredential(changes: ICredentialDataDecryptedObject): void {
		const data = { ...this.credential, ...changes };
		this.engine.credentials.set({ id: this.credentialId, name: 'HDHive account', type: 'watchFlowHdHiveOAuth2Api', data });
	}

	/** Runs one HDHive node behind a trigger with these items. */
	async run(
		operation: string,
		parameters: object = {},
		options: RunOptions & { items?: object[]; onError?: string } = {},
	): Promise<HdHiveRun> {
		const { items, onError, ...rest } = options;
		const [resource, name] = operation.split('.');
		return new HdHiveRun(
			await this.engine.run(workflow({ resource, operation: name, ...parameters }, onError), {
				credentials: { watchFlowHdHiveOAuth2Api: this.credentialId },
				pinData: { Trigger: (items ?? [{}]).map((json) => ({ json })) } as RunOptions['pinData'],
				...rest,
			}),
		);
	}

	async close(): Promise<void> {
		await this.hive.close();
	}
}

let worlds = 0;

export class HdHiveRun {
	constructor(readonly run: EngineRun) {}

	get items() {
		return this.run.output('HDHive').map((item) => item.json);
	}

	/** The items of a node that continues on errors, with what is told about each failure. */
	get results() {
		return this.items.map(({ message, ...rest }) => ({ ...rest, ...detailsOf(message) }) as Record<string, unknown>);
	}

	/** The error's two sentences, or '' when the run succeeded. */
	get error(): string {
		const error = this.run.error as { message?: string; description?: string } | undefined;
		return error === undefined ? '' : `${error.message ?? ''} | ${error.description ?? ''}`;
	}
}

export function credentialData(hive: HdHiveSimulator): ICredentialDataDecryptedObject {
	return {
		authentication: 'app',
		baseUrl: hive.url,
		clientId: hive.state.app.clientId,
		appSecret: hive.state.app.secret,
		scopes: ['query', 'unlock', 'write', 'vip'],
		unlocksPerMinute: 60,
	};
}

function workflow(parameters: object, onError?: string) {
	return {
		id: 'hive',
		name: 'HDHive',
		active: true,
		nodes: [
			{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position: [0, 0], parameters: {} },
			{ id: 'h', name: 'HDHive', type: 'n8n-nodes-watchflow.hdHive', typeVersion: 1, position: [200, 0], onError, parameters },
		],
		connections: { Trigger: { main: [[{ node: 'HDHive', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** The remedy of a failed item, and the status and code behind it in brackets. */
function detailsOf(message: unknown): Record<string, unknown> {
	if (typeof message !== 'string') return { message };
	const [, description, status, errorCode] = /^(.*?)(?: \(HDHive(?:, HTTP (\d+))?(?:, code (\S+))?\))?$/s.exec(message) ?? [];
	return { message, description, ...(status && { statusCode: Number(status) }), ...(errorCode && { errorCode }) };
}
