import type { Room } from '../../../shared/node/form';
import type { RealDebridApi } from '../../client/api';
import { addTorrentAndWait } from './addAndWait';
import { addTorrentFile } from './addFile';
import { addMagnet } from './addMagnet';
import { checkTorrentCached } from './checkIfCached';
import { cleanUpTorrents } from './cleanUp';
import { removeTorrent } from './delete';
import { getTorrent } from './get';
import { getActiveCount } from './getActiveCount';
import { getAvailableHosts } from './getAvailableHosts';
import { getManyTorrents } from './getMany';
import { repair } from './repair';
import { selectTorrentFiles } from './selectFiles';

/** The first operation is the default. */
export const torrent: Room<RealDebridApi> = {
	name: 'Torrent',
	value: 'torrent',
	description: 'Magnets and torrents',
	operations: [
		addTorrentAndWait,
		checkTorrentCached,
		addMagnet,
		addTorrentFile,
		selectTorrentFiles,
		getTorrent,
		getManyTorrents,
		getActiveCount,
		getAvailableHosts,
		removeTorrent,
		repair,
		cleanUpTorrents,
	],
};
