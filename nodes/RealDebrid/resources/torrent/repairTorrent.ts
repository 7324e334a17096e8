import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { addTorrent } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { outcomeOf } from '../../client/outcome';
import { magnetSource } from './source';
import { deleteTorrent, readTorrent, type Torrent, type TorrentFile } from '../../client/torrent';
import { unrestrict } from '../../client/unrestrict';
import { waitForTorrent, type WaitResult } from './waitTorrent';

/**
 * Replaces a torrent whose links are dead by a new one of the same hash and files. The old one is
 * deleted only once a link of the new one works; if that fails, the new one goes and the old one stays.
 *
 * @param timeoutMs how long the new one may take
 * @throws ServiceError
 */
export async function repairTorrent(api: RealDebridApi, id: string, timeoutMs: number): Promise<IDataObject> {
	const old = await readTorrent(api, id);
	const added = await addTorrent(api, magnetSource(old.hash), { notId: id });
	const result = await outcomeOf(verified(api, added.id, old, timeoutMs));
	if (result instanceof ServiceError) {
		await outcomeOf(deleteTorrent(api, added.id));
		throw result;
	}
	await deleteTorrent(api, id);
	return { repaired: true, oldId: id, ...result };
}

async function verified(api: RealDebridApi, id: string, old: Torrent, timeoutMs: number): Promise<Torrent & IDataObject> {
	const until = api.clock.now() + timeoutMs;
	const { state, torrent } = await waitForTorrent(api, { id, choose: (files) => sameFiles(files, old), until });
	if (state !== 'done') throw notReplaced(torrent, state);
	const [link] = torrent.links;
	if (link === undefined) throw notReplaced(torrent, 'failed');
	await unrestrict(api, link);
	return torrent as Torrent & IDataObject;
}

/** The files that were selected, by path; ids of the same torrent are the same, but paths prove it. */
function sameFiles(files: TorrentFile[], old: Torrent): TorrentFile[] {
	const paths = new Set(old.files.filter((file) => file.selected === 1).map((file) => file.path.normalize('NFC')));
	const same = files.filter((file) => paths.has(file.path.normalize('NFC')));
	return paths.size === 0 ? files : same;
}

function notReplaced(torrent: Torrent, state: WaitResult['state']): ServiceError {
	return new ServiceError({
		service: 'Real-Debrid',
		code: state === 'failed' ? torrent.status : 'timeout',
		message: `"${torrent.filename}" could not be loaded again (${torrent.status}, ${Math.floor(torrent.progress)} %)`,
		description: 'The old torrent was left as it is. It is not cached any more; give it more time, or use another torrent.',
	});
}
