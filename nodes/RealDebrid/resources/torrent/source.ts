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
		const key = stringAt(file, at);
		const end = key === undefined ? undefined : endOf(file, key.end);
		if (key === undefined || end === undefined) return undefined;
		if (key.text === 'info') return file.subarray(key.end, end);
		at = end;
	}
	return undefined;
}

const [D, E, I, L] = [0x64, 0x65, 0x69, 0x6c];

/** Where the bencoded value that starts at `start` ends; undefined when it is broken. */
function endOf(file: Buffer, start: number): number | undefined {
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
			const end = byte === I ? file.indexOf(E, at) + 1 : (stringAt(file, at)?.end ?? 0);
			if (end <= at) return undefined;
			at = end;
		}
		if (depth === 0) return at;
	}
	return undefined;
}

function stringAt(file: Buffer, at: number): { text: string; end: number } | undefined {
	const colon = file.indexOf(0x3a, at);
	const length = file.subarray(at, colon).toString('latin1');
	if (colon < 0 || !/^\d{1,10}$/.test(length)) return undefined;
	const end = colon + 1 + Number(length);
	return end > file.length ? undefined : { text: file.subarray(colon + 1, Math.min(end, colon + 40)).toString('latin1'), end };
}
