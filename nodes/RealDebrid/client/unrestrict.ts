import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { objectIn } from './answers';
import { postForm, type RealDebridApi } from './api';

export interface UnrestrictOptions {
	password?: string;
	remote?: boolean;
	ip?: string;
}

export const readUnrestrictOptions = (options: IDataObject): UnrestrictOptions => ({
	password: asText(options.password) || undefined,
	remote: options.remote === true,
	ip: asText(options.ip) || undefined,
});

/** Turns a link into a direct one. Repeating it costs nothing but a row in the downloads. */
export async function unrestrict(api: RealDebridApi, link: string, options: UnrestrictOptions = {}): Promise<IDataObject> {
	const form = { link: shortLink(link), password: options.password, remote: options.remote === true ? '1' : undefined, ip: options.ip };
	const answer = await postForm(api.client, '/unrestrict/link', form, 'idempotent');
	return withQualities(objectIn(answer, 'a direct link', 'download'));
}

/**
 * Real-Debrid's own links are known by the first 13 characters of their id; longer ones (16 and 26 are
 * in use) are refused now and then (DMM and decypharr cut them, too).
 *
 * @throws InputError for what is no web address
 */
export function shortLink(link: string): string {
	const trimmed = link.trim();
	if (!/^https?:\/\//i.test(trimmed)) {
		throw new InputError('Link', 'does not start with http:// or https://', 'Give the whole address; magnets go to Torrent: Add Magnet.');
	}
	const own = /^(https?:\/\/real-debrid\.com\/d\/[A-Z0-9]{13})[A-Z0-9]*\/?$/i.exec(trimmed);
	return own?.[1] ?? trimmed;
}

/** Pages with several qualities: the document calls the field `type`, answers have `quality`. */
function withQualities(answer: IDataObject): IDataObject {
	if (!Array.isArray(answer.alternative)) return answer;
	const alternative = (answer.alternative as Array<IDataObject | null>).map((one) => {
		const quality = one?.quality ?? one?.type;
		return quality === undefined ? one : { ...one, quality };
	});
	return { ...answer, alternative };
}

const ARCHIVE = /\.(rar|r\d\d|zip|7z|tar|gz)$/i;

export const isArchive = (fileName: unknown): boolean => ARCHIVE.test(asText(fileName));
