import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../../shared/util/clock';
import { isTool } from '../../shared/node/toolOutput';
import type { ServiceClient } from '../../shared/http/request';
import { BY_SIGN_IN, connectRealDebrid, type Connection } from './client';
import { aliveCheck, downloader, type Downloader } from './download';
import { torrentFetcher, type TorrentFetcher } from './torrentAddress';

/** What the operations work with. */
export interface RealDebridApi {
	client: ServiceClient;
	clock: Clock;
	/** Names the account, for what is remembered in memory. */
	account: string;
	/** Empties the sign-in that is stored in the credential. */
	forget: () => Promise<void>;
	/** Whether a sign-in is stored that `forget` can empty. */
	forgets: boolean;
	/** Adds a line that n8n shows above the node's output. */
	hint(message: string): void;
	download: Downloader;
	/** What a download address of Prowlarr or Jackett leads to. */
	torrentAt: TorrentFetcher;
	/** Does the download server still have this direct link? */
	isAlive: (url: string) => Promise<boolean>;
	/** Does an AI agent use the node? Then nothing waits: the agent asks again. */
	isTool: boolean;
	/** Asks for n8n's own wait after this run of the node, until then (milliseconds since 1970). */
	waitInN8n(until: number): void;
	/** The moment that was asked for, if any. */
	readonly waitUntil: number | undefined;
}

export async function connect(context: IExecuteFunctions): Promise<RealDebridApi> {
	const cancelled = () => context.getExecutionCancelSignal?.()?.aborted ?? false;
	return apiOf(context, await connectRealDebrid(context, cancelled));
}

function apiOf(context: IExecuteFunctions, connection: Connection): RealDebridApi {
	let waitUntil: number | undefined;
	return {
		client: connection.client,
		clock: connection.clock,
		account: connection.account,
		forget: connection.forget,
		forgets: connection.credential === BY_SIGN_IN,
		hint: (message) => context.addExecutionHints?.({ message, location: 'outputPane' }),
		download: downloader(context, connection.clock),
		isAlive: aliveCheck(context),
		isTool: isTool(context),
		torrentAt: torrentFetcher(context),
		waitInN8n: (until) => {
			waitUntil = waitUntil === undefined ? until : Math.min(waitUntil, until);
		},
		get waitUntil() {
			return waitUntil;
		},
	};
}

/** Sends a form; Real-Debrid reads no JSON bodies. Fields without a value are left out. */
export async function postForm(
	client: ServiceClient,
	path: string,
	form: Record<string, string | undefined>,
	retry?: 'idempotent' | 'never',
): Promise<IDataObject> {
	const filled = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
	const answer = await client.request({ method: 'POST', path, form: Object.fromEntries(filled), retry });
	return (answer.body ?? {}) as IDataObject;
}
