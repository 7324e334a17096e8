import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../../shared/util/clock';
import { ServiceError } from '../../shared/node/errors';
import { replyFromError } from '../../shared/http/n8nSend';
import { USER_AGENT } from '../../shared/http/policy';
import { serviceError } from '../../shared/http/errorTexts';
import { realDebridPolicy } from './policy';

/** Body of a streamed answer: a Node stream, of which only this much is needed. */
interface ByteStream extends AsyncIterable<Uint8Array> {
	/** Every Node stream class inherits `Readable.from`; importing `stream` is not allowed to community nodes. */
	constructor: unknown;
	destroy?(): void;
}

interface Answer {
	statusCode: number;
	headers: Record<string, string | undefined>;
	body: ByteStream;
}

interface DownloadOrder {
	url: string;
	fileName: string;
	mimeType?: string;
	/** Bytes, as the API told them; 0 when it did not know. */
	size: number;
}

export type Downloader = (order: DownloadOrder) => Promise<IBinaryData>;

/** How often a broken download is taken up again without having got on. */
const MOST_STALLS = 5;

/**
 * Streams a file into n8n's binary data. A broken transfer goes on from the byte where it stopped;
 * what arrives is counted and must match the announced size. The download servers get no token.
 *
 * @throws ServiceError when the link is dead, or the file cannot be completed
 */
export function downloader(context: IExecuteFunctions, clock: Clock): Downloader {
	const open: Open = async (url, from) =>
		(await context.helpers.httpRequest({
			url,
			headers: { 'User-Agent': USER_AGENT, ...(from > 0 ? { Range: `bytes=${from}-` } : {}) },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: 60_000,
		})) as Answer;
	return async (order) => {
		const first = checked(await firstAnswer(open, order.url, clock));
		const announced = Number(first.headers['content-length'] ?? 0);
		if (announced > 0 && order.size > 0 && announced !== order.size) {
			first.body.destroy?.();
			throw wrongSize(announced, order.size);
		}
		const expected = announced || order.size;
		const bytes = resumed(order.url, first, expected, open, clock);
		const { from } = first.body.constructor as { from: (source: AsyncIterable<Uint8Array>, options: object) => never };
		return await context.helpers.prepareBinaryData(from(bytes, { objectMode: false }), order.fileName, order.mimeType);
	};
}

/** The download server has too much to do (rdt-client issue 255). */
const BUSY = [429, 500, 502, 503, 504];

type Open = (url: string, from: number) => Promise<Answer>;

/** The answer to the first request, which is sent again when the connection breaks before it comes. */
async function firstAnswer(open: Open, url: string, clock: Clock): Promise<Answer> {
	for (let failures = 1; ; failures++) {
		try {
			const answer = await open(url, 0);
			if (!BUSY.includes(answer.statusCode) || failures >= MOST_STALLS) return answer;
			answer.body.destroy?.();
		} catch (error) {
			const call = { method: 'GET', path: '' } as const;
			const reply = replyFromError(call, error);
			if (reply.kind !== 'noAnswer' || failures >= MOST_STALLS) throw serviceError(realDebridPolicy, call, reply);
		}
		await clock.sleep(1_000 * 2 ** failures);
	}
}

/** Asks for the first byte alone: a dead link may answer 200 with a page of text, which HEAD would not show. */
export function aliveCheck(context: IExecuteFunctions): (url: string) => Promise<boolean> {
	return async (url) => {
		try {
			const answer = (await context.helpers.httpRequest({
				url,
				headers: { 'User-Agent': USER_AGENT, Range: 'bytes=0-0' },
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				timeout: 15_000,
			})) as Answer;
			answer.body.destroy?.();
			// A text in place of the file takes no heed of the range.
			if (answer.statusCode === 200) return !(answer.headers['content-type'] ?? '').startsWith('text/');
			return [206, 416].includes(answer.statusCode);
		} catch {
			return false;
		}
	};
}

async function* resumed(url: string, first: Answer, expected: number, open: Open, clock: Clock): AsyncGenerator<Uint8Array> {
	let got = 0;
	let answer: Answer | undefined = first;
	for (let stalls = 0; ;) {
		const before = got;
		const pieces: AsyncIterator<Uint8Array> | undefined = answer?.body[Symbol.asyncIterator]();
		for (let piece = await next(pieces); piece !== undefined; piece = await next(pieces)) {
			got += piece.length;
			if (expected > 0 && got > expected) throw wrongSize(got, expected);
			yield piece;
		}
		if (expected === 0 || got === expected) return;
		stalls = got > before ? 0 : stalls + 1;
		if (stalls >= MOST_STALLS) throw wrongSize(got, expected);
		await clock.sleep(1_000 * 2 ** stalls);
		answer = await reopened(open, url, got);
	}
}

/** The next piece; undefined at the end and when the connection broke. */
async function next(pieces: AsyncIterator<Uint8Array> | undefined): Promise<Uint8Array | undefined> {
	try {
		const step = await pieces?.next();
		return step === undefined || step.done === true ? undefined : step.value;
	} catch {
		return undefined;
	}
}

/** Only an answer that starts at the byte asked for can be used; anything else counts as no progress. */
async function reopened(open: Open, url: string, from: number): Promise<Answer | undefined> {
	try {
		const answer = await open(url, from);
		const starts = /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1];
		const usable = from === 0 ? answer.statusCode === 200 : answer.statusCode === 206 && Number(starts) === from;
		if (usable) return answer;
		answer.body.destroy?.();
		return undefined;
	} catch {
		return undefined;
	}
}

/** The download servers have no error codes: a dead link is a status, or a page of text (decypharr issue 175). */
function checked(answer: Answer): Answer {
	const type = answer.headers['content-type'] ?? '';
	if (answer.statusCode === 200 && !type.startsWith('text/html')) return answer;
	answer.body.destroy?.();
	if (answer.statusCode === 403) {
		throw new ServiceError({
			service: 'Real-Debrid',
			status: 403,
			message: 'The download server of Real-Debrid has blocked the address of your n8n',
			description: 'It is a VPN or data centre, or the link was made for another address. Turn on Remote Traffic, or use another network.',
		});
	}
	if (BUSY.includes(answer.statusCode)) {
		throw new ServiceError({
			service: 'Real-Debrid',
			status: answer.statusCode,
			message: `The download server of Real-Debrid is too busy (HTTP ${answer.statusCode})`,
			description: 'The link is still good. Run the workflow again in a few minutes.',
		});
	}
	throw new ServiceError({
		service: 'Real-Debrid',
		status: answer.statusCode,
		message: 'This download link of Real-Debrid is no longer valid',
		description: 'Use Link: Refresh Expired to get a new one from its original link; if that fails too, use Torrent: Repair.',
	});
}

function wrongSize(got: number, expected: number): ServiceError {
	return new ServiceError({
		service: 'Real-Debrid',
		message: `The download from Real-Debrid gave ${got} of ${expected} bytes and could not be completed`,
		description: 'Nothing was stored. Run it again; if it stays, use Link: Refresh Expired.',
	});
}
