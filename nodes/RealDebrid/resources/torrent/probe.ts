import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { addTorrent, findByHash, type AddOptions } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { outcomeOf } from '../../client/outcome';
import type { SelectionRules } from './selection';
import type { Source } from './source';
import { deleteTorrent, readNewTorrent } from '../../client/torrent';
import { byRules, waitForTorrent, type WaitResult } from './waitTorrent';

/** A magnet whose file list has not come by then is not cached. */
const LONGEST_PROBE_MS = 30_000;

/** Looks at a torrent after its files were selected; what is cached is finished at once or a moment later. */
const LOOKS_AFTER_SELECTION = 2;

/**
 * Finds out whether a torrent is cached, the only way there is left: add it, select files, look, and
 * delete it again. One that was in the account before is only looked at.
 *
 * @throws ServiceError when it could not be added
 */
export async function checkIfCached(api: RealDebridApi, source: Source, rules: SelectionRules, add: AddOptions): Promise<IDataObject> {
	const known = await findByHash(api, source.hash);
	if (known !== undefined) {
		const torrent = await readNewTorrent(api, known);
		return { hash: source.hash, cached: torrent.status === 'downloaded', wasInAccount: true, ...about(torrent), torrentId: known };
	}
	const added = await addTorrent(api, source, add);
	const result = await outcomeOf(look(api, added.id, rules, add.ip));
	// Found after a lost answer, it is ours all the same: it was not there before.
	const deleted = await outcomeOf(deleteTorrent(api, added.id));
	if (result instanceof ServiceError) throw result;
	const left = deleted instanceof ServiceError ? { warning: `The probe ${added.id} could not be deleted: ${deleted.message}` } : {};
	return { hash: source.hash, cached: result.state === 'done', wasInAccount: false, ...about(result.torrent), ...left };
}

async function look(api: RealDebridApi, id: string, rules: SelectionRules, ip?: string): Promise<WaitResult> {
	let looks = 0;
	return await waitForTorrent(api, {
		id,
		ip,
		choose: byRules(rules),
		until: api.clock.now() + LONGEST_PROBE_MS,
		enough: ({ status }) => !['magnet_conversion', 'waiting_files_selection'].includes(status) && ++looks >= LOOKS_AFTER_SELECTION,
	});
}

const about = ({ filename, status, files }: WaitResult['torrent']): IDataObject => ({
	filename,
	status,
	files: files.map(({ id, path, bytes, selected }) => ({ id, path, bytes, selected })),
	note: 'A probe: the answer is true for this moment only.',
});
