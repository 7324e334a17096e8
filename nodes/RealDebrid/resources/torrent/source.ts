import { createHash } from 'crypto';
import { InputError } from '../../../shared/node/errors';
import { readMagnet } from './magnet';

/** Where a torrent comes from. The hash is what makes two the same. */
export interface Source {
	/** 40 hexadecimal characters, lower case. */
	hash: string;
	/** One of the two. */
	magnet?: string;
	file?: Buffer;
}

/**
 * @param text a magnet link, or a bare info hash
 * @throws InputError
 */
export function magnetSource(text: string): Source {
	return readMagnet(text);
}

/**
 * @param file a .torrent file
 * @throws InputError
 */
export function fileSource(file: Buffer): Source {
	const info = infoOf(file);
	if (info === undefined) {
		throw new InputError('Binary Field', 'holds no torrent file', 'Name the binary field of a .torrent file, or add its magnet link.');
	}
	return { hash: createHash('sha1').update(info).digest('hex'), file };
}

/** The bytes of the info dictionary, whose SHA-1 is the hash (BEP 3). */
function infoOf(file: Buffer): Buffer | undefined {
	if (file[0] !== D) return undefined;
	for (let at = 1; file[at] !== E;) {
		const afterKey = endOfString(file, at);
		const end = endOf(file, afterKey);
		if (afterKey === BROKEN || end === BROKEN) return undefined;
		if (file.toString('latin1', at, Math.min(afterKey, at + 10)) === '4:info') return file.subarray(afterKey, end);
		at = end;
	}
	return undefined;
}

const [D, E, I, L, COLON, ZERO, NINE] = [0x64, 0x65, 0x69, 0x6c, 0x3a, 0x30, 0x39];

const BROKEN = -1;

/** Where the bencoded value that starts at `start` ends. */
function endOf(file: Buffer, start: number): number {
	if (start < 0) return BROKEN;
	let depth = 0;
	for (let at = start; at < file.length;) {
		const byte = file[at];
		if (byte === D || byte === L) {
			depth++;
			at++;
		} else if (byte === E) {
			depth--;
			at++;
		} else {
			at = byte === I ? file.indexOf(E, at) + 1 : endOfString(file, at);
			if (at <= 0) return BROKEN;
		}
		if (depth === 0) return at;
	}
	return BROKEN;
}

/** No torrent file is longer than a number of so many digits says. */
const MOST_DIGITS = 10;

/** `4:name` ends behind the `e`. Read byte by byte: a file may hold hundreds of thousands of them. */
function endOfString(file: Buffer, start: number): number {
	let length = 0;
	let at = start;
	for (let byte = file[at]; byte !== COLON; byte = file[++at]) {
		if (byte === undefined || byte < ZERO || byte > NINE || at - start >= MOST_DIGITS) return BROKEN;
		length = length * 10 + byte - ZERO;
	}
	const end = at + 1 + length;
	return at === start || end > file.length ? BROKEN : end;
}
