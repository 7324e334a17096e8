import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { WatchFlowRealDebridApi } from '../../credentials/WatchFlowRealDebridApi.credentials';
import { WatchFlowRealDebridOAuth2Api } from '../../credentials/WatchFlowRealDebridOAuth2Api.credentials';
import { RealDebrid } from '../../nodes/RealDebrid/RealDebrid.node';
import { createEngine, type Engine, type EngineRun, type RunOptions } from '../engine';
import { startRealDebrid, type RealDebridOptions, type RealDebridSimulator } from '../simulators/realDebrid';

export interface WorldOptions extends RealDebridOptions {
	/** Use the OAuth2 credential, signed in. */
	oAuth2?: boolean;
	credential?: ICredentialDataDecryptedObject;
}

let worlds = 0;

/** A Real-Debrid, and n8n's engine with one node and a credential that is connected to it. */
export class RealDebridWorld {
	private constructor(
		readonly rd: RealDebridSimulator,
		readonly engine: Engine,
		/** Each world is another account: what this process remembers is kept by credential. */
		readonly credentialId: string,
		private readonly type: 'watchFlowRealDebridApi' | 'watchFlowRealDebridOAuth2Api',
	) {}

	static async start(options: WorldOptions = {}): Promise<RealDebridWorld> {
		const { oAuth2 = false, credential = {}, ...simulator } = options;
		const rd = await startRealDebrid(simulator);
		const id = `rd-${++worlds}`;
		const type = oAuth2 ? 'watchFlowRealDebridOAuth2Api' : 'watchFlowRealDebridApi';
		const data = { ...(oAuth2 ? signedIn(rd) : privateToken(rd)), ...credential };
		const engine = await createEngine({
			packages: [{ nodes: [RealDebrid], credentials: [WatchFlowRealDebridApi, WatchFlowRealDebridOAuth2Api] }],
			credentials: { rd: { id, name: 'Real-Debrid account', type, data } },
		});
		return new RealDebridWorld(rd, engine, id, type);
	}

	get credential(): ICredentialDataDecryptedObject {
		return this.engine.credentials.get(this.credentialId)?.data ?? {};
	}

	/** Runs the node once: "torrent.addMagnet". Parameters may be expressions over the input items. */
	async run(
		operation: string,
		parameters: object = {},
		items: Array<IDataObject | INodeExecutionData> = [{}],
		more: { onError?: string; options?: RunOptions } = {},
	): Promise<Run> {
		this.rd.api.requests = [];
		const [resource, name] = operation.split('.');
		const authentication = this.type === 'watchFlowRealDebridOAuth2Api' ? 'oAuth2' : 'apiToken';
		const node = workflow({ authentication, resource, operation: name, ...parameters }, more.onError);
		const run = await this.engine.run(node, {
			credentials: { [this.type]: this.credentialId },
			pinData: { Trigger: items.map((item) => ('json' in item ? item : { json: item })) } as unknown as RunOptions['pinData'],
			...more.options,
		});
		return new Run(run, this.rd);
	}

	async close(): Promise<void> {
		await this.rd.close();
	}
}

export class Run {
	/** "METHOD /path" below the REST base, in order. */
	readonly requests: string[];

	constructor(
		readonly run: EngineRun,
		rd: RealDebridSimulator,
	) {
		this.requests = rd.api.requests.map(({ method, path }) => `${method} ${path.replace('/rest/1.0', '')}`);
	}

	get items(): IDataObject[] {
		return this.run.output('Real-Debrid').map(({ json }) => json);
	}

	get binaries() {
		return this.run.output('Real-Debrid').map(({ binary }) => binary ?? {});
	}

	get item(): IDataObject {
		return this.items[0] ?? {};
	}

	/** The error's two sentences, or '' when the run succeeded. */
	get error(): string {
		const error = this.run.error as { message?: string; description?: string } | undefined;
		return error === undefined ? '' : `${error.message ?? ''} | ${error.description ?? ''}`;
	}

	count(line: string): number {
		return this.requests.filter((one) => one === line || one.startsWith(`${line}/`)).length;
	}
}

const privateToken = (rd: RealDebridSimulator) => ({ apiToken: rd.state.privateToken, apiUrl: rd.url, checkedToken: 'yes' });

/** As it stands after the device flow. */
function signedIn(rd: RealDebridSimulator): ICredentialDataDecryptedObject {
	const clientId = rd.state.id();
	const tokens = rd.state.issue(clientId);
	return {
		apiUrl: rd.url,
		clientId: '',
		clientSecret: '',
		accessToken: tokens.access_token as string,
		refreshToken: tokens.refresh_token as string,
		expiresAt: rd.state.now() + rd.switches.accessTokenSeconds * 1000,
		tokenClientId: clientId,
		tokenClientSecret: rd.state.secret(),
		signedInFor: `${rd.url}|X245A4XAIBGVM`,
	};
}

function workflow(parameters: object, onError?: string) {
	const position = [0, 0];
	return {
		id: 'rd-test',
		name: 'Real-Debrid test',
		nodes: [
			{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position, parameters: {} },
			{
				id: 'n',
				name: 'Real-Debrid',
				type: 'n8n-nodes-watchflow.realDebrid',
				typeVersion: 1,
				position,
				parameters,
				...(onError === undefined ? {} : { onError }),
			},
		],
		connections: { Trigger: { main: [[{ node: 'Real-Debrid', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** A .torrent file with these files; its info dictionary is the last key. */
export function torrentFile(name: string, bytes = 1000): Buffer {
	const pieces = 'x'.repeat(20);
	const info = `d6:lengthi${bytes}e4:name${name.length}:${name}12:piece lengthi16384e6:pieces20:${pieces}e`;
	return Buffer.from(`d8:announce14:http://tracker4:info${info}e`);
}

export const HASH = '0123456789abcdef0123456789abcdef01234567';
export const MAGNET = `magnet:?xt=urn:btih:${HASH}&dn=Big.Buck.Bunny`;
