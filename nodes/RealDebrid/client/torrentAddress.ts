import type { IExecuteFunctions } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { replyFromError } from '../../shared/http/n8nSend';
import { USER_AGENT } from '../../shared/http/policy';

/** What a download address of an indexer leads to. */
type TorrentAt = { magnet: string } | { file: Buffer };

/** Follows an address to its magnet or torrent file. Nothing of the address but its host shows in an error: it holds a key. */
export type TorrentFetcher = (address: string) => Promise<TorrentAt>;

/** Prowlarr goes to the indexer, which may go to its mirror; more is a circle. */
const MOST_REDIRECTS = 5;

/** Torrent files of whole libraries are a few MB. */
const MOST_BYTES = 20 * 1024 * 1024;

interface Answer {
	statusCode: number;
	headers: Record<string, string | undefined>;
	body: AsyncIterable<Uint8Array> & { destroy?(): void };
}

/**
 * Prowlarr and Jackett answer a download address with a redirect to a magnet, or with the torrent file (their source:
 * Prowlarr's DownloadController, Jackett's DownloadController and BlackholeController). Requests carry no sign-in.
 */
export function torrentFetcher(context: IExecuteFunctions): TorrentFetcher {
	const open = async (url: URL): Promise<Answer> =>
		(await context.helpers.httpRequest({
			url: url.href,
			headers: { 'User-Agent': USER_AGENT, Accept: 'application/x-bittorrent, */*' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: 60_000,
		})) as Answer;
	return async (address) => {
		let url = new URL(address);
		for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
			const answer = await answerOf(open, url);
			const target = answer.statusCode >= 300 && answer.statusCode < 400 ? (answer.headers.location ?? '').trim() : undefined;
			if (target === undefined) return await read(answer, url);
			answer.body.destroy?.();
			if (/^magnet:/i.test(target)) return { magnet: target };
			if (!URL.canParse(target, url.href)) throw gaveNothing(url, 'a redirect that leads nowhere');
			url = new URL(target, url.href);
			if (!/^https?:$/.test(url.protocol)) throw gaveNothing(url, 'a redirect to something that is neither a magnet nor a web address');
		}
		throw gaveNothing(url, 'one redirect after another');
	};
}

async function answerOf(open: (url: URL) => Promise<Answer>, url: URL): Promise<Answer> {
	try {
		return await open(url);
	} catch (error) {
		const reply = replyFromError({ method: 'GET', path: '' }, error);
		if (reply.kind === 'signInFailed') throw failed(reply.errorText.message, reply.errorText.description);
		throw failed(
			`Nothing answers at the download address (${url.host})`,
			'Check that n8n can reach Prowlarr or Jackett by this name and port, and that it is running.',
		);
	}
}

async function read(answer: Answer, url: URL): Promise<TorrentAt> {
	if (answer.statusCode !== 200) {
		answer.body.destroy?.();
		throw refused(url, answer.statusCode);
	}
	const file = await bytesOf(answer, url);
	const start = file.subarray(0, 20_000).toString('latin1').trimStart();
	if (/^magnet:/i.test(start)) return { magnet: start.trim() };
	// Bencoded: a dictionary, whose first key is a text (BEP 3).
	if (/^d\d/.test(start)) return { file };
	throw gaveNothing(url, start.startsWith('<') ? 'a web page' : file.length === 0 ? 'an empty answer' : 'something else');
}

async function bytesOf({ body }: Answer, url: URL): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const piece of body) {
			pieces.push(piece);
			size += piece.length;
			if (size > MOST_BYTES) break;
		}
	} catch {
		throw failed(`The answer of the download address (${url.host}) broke off`, 'Run the workflow again.');
	}
	if (size <= MOST_BYTES) return Buffer.concat(pieces);
	body.destroy?.();
	throw gaveNothing(url, 'more than 20 MB');
}

function refused(url: URL, status: number): ServiceError {
	const remedy = [401, 403].includes(status)
		? 'Its API key is wrong, or the indexer wants a new sign-in. Copy the address again from Prowlarr or Jackett.'
		: [404, 410].includes(status)
			? 'The address has expired, or the torrent is gone from the indexer. Search for it again.'
			: 'The indexer behind it may be down or ask to wait. Run the workflow again later.';
	return failed(`The download address (${url.host}) answered HTTP ${status}`, remedy, status);
}

const gaveNothing = (url: URL, what: string): ServiceError =>
	failed(
		`The web address in "Magnet or Hash" (${url.host}) gave ${what}, not a magnet or a torrent file`,
		'Give a magnet link, an info hash, or the download address that Prowlarr or Jackett shows for a torrent.',
	);

const failed = (message: string, description: string, status?: number): ServiceError =>
	new ServiceError({ service: 'Indexer', code: 'torrentAddress', message, description, status });
