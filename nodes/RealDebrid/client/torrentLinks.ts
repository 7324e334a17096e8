import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { mapLimited } from '../../shared/http/paginate';
import { asText } from '../../shared/util/text';
import type { RealDebridApi } from './api';
import { outcomeOf } from './outcome';
import type { Torrent, TorrentFile } from './torrent';
import { isArchive, unrestrict, type UnrestrictOptions } from './unrestrict';

interface LinkPair {
	link: string;
	file?: TorrentFile;
}

/**
 * Which link is which file. Links come in the order of the selected files, but only when there are as
 * many; one link for several files is an archive, and with fewer links only their names can tell.
 */
function pairLinks({ files, links }: Pick<Torrent, 'files' | 'links'>): LinkPair[] {
	const selected = files.filter((file) => file.selected === 1);
	if (selected.length !== links.length) return links.map((link) => ({ link }));
	return links.map((link, index) => ({ link, file: selected[index] }));
}

/**
 * Unrestricts all links of a finished torrent, one item each. A link that fails is an item with
 * `error`, unless all do.
 *
 * @throws ServiceError when no link works
 */
export async function unrestrictAll(api: RealDebridApi, torrent: Torrent, options: UnrestrictOptions): Promise<IDataObject[]> {
	const results = await mapLimited(pairLinks(torrent), 4, async ({ link, file }) => {
		const result = await outcomeOf(unrestrict(api, link, options));
		return { link, file, result };
	});
	const failures = results.flatMap(({ result }) => (result instanceof ServiceError ? [result] : []));
	const [firstFailure] = failures;
	if (firstFailure !== undefined && failures.length === results.length) throw firstFailure;
	return results.map(({ link, file, result }): IDataObject => {
		const base = { torrentId: torrent.id, hash: torrent.hash, torrent: torrent.filename, status: torrent.status };
		if (result instanceof ServiceError) return { ready: true, ...base, link, file: shown(file), ...problem(result) };
		const matched = file ?? byName(torrent, result);
		return { ready: true, ...base, file: shown(matched), ...result, isArchive: isArchive(result.filename) };
	});
}

export const problem = (error: ServiceError): IDataObject => ({
	error: error.message,
	description: error.description,
	errorCode: error.code,
	statusCode: error.status,
});

const shown = (file: TorrentFile | undefined): IDataObject | null =>
	file === undefined ? null : { id: file.id, path: file.path, bytes: file.bytes };

function byName(torrent: Torrent, { filename, filesize }: IDataObject): TorrentFile | undefined {
	const selected = torrent.files.filter((file) => file.selected === 1);
	const named = selected.filter((file) => file.path.split('/').pop()?.normalize('NFC') === asText(filename).normalize('NFC'));
	if (named.length === 1) return named[0];
	const sized = selected.filter((file) => file.bytes === filesize);
	return sized.length === 1 ? sized[0] : undefined;
}
