import type { Operation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { deleteDownload } from './download.delete';
import { getManyDownloads } from './download.getMany';
import { getHostDomains } from './host.getDomains';
import { getManyHosts } from './host.getMany';
import { getHostStatus } from './host.getStatus';
import { getHostRegex } from './host.getRegex';
import { getHostRegexFolder } from './host.getRegexFolder';
import { checkLink } from './link.check';
import { decryptContainerFile } from './link.containerFile';
import { decryptContainerLink } from './link.containerLink';
import { downloadLink } from './link.download';
import { unrestrictFromText } from './link.fromText';
import { refreshExpired } from './link.refreshExpired';
import { unrestrictLink } from './link.unrestrict';
import { unrestrictFolder } from './link.unrestrictFolder';
import { getMediaInfo } from './streaming.mediaInfo';
import { getTranscodingLinks } from './streaming.transcode';
import { getTime } from './time.get';
import { getIsoTime } from './time.getIso';
import { addTorrentAndWait } from './torrent.addAndWait';
import { addTorrentFile } from './torrent.addFile';
import { addMagnet } from './torrent.addMagnet';
import { checkTorrentCached } from './torrent.checkIfCached';
import { cleanUpTorrents } from './torrent.cleanUp';
import { removeTorrent } from './torrent.delete';
import { getTorrent } from './torrent.get';
import { getActiveCount } from './torrent.getActiveCount';
import { getAvailableHosts } from './torrent.getAvailableHosts';
import { getManyTorrents } from './torrent.getMany';
import { repair } from './torrent.repair';
import { selectTorrentFiles } from './torrent.selectFiles';
import { getTrafficDetails } from './traffic.details';
import { getTraffic } from './traffic.get';
import { getAccountStatus } from './user.accountStatus';
import { changePassword } from './user.changePassword';
import { convertPoints } from './user.convertPoints';
import { deleteAvatar } from './user.deleteAvatar';
import { disableToken } from './user.disableToken';
import { getUser } from './user.get';
import { getSettings } from './user.getSettings';
import { updateSetting } from './user.updateSetting';
import { uploadAvatar } from './user.uploadAvatar';

/** The first of a resource is its default. */
export const operations: Array<Operation<RealDebridApi>> = [
	unrestrictLink,
	unrestrictFromText,
	downloadLink,
	refreshExpired,
	checkLink,
	unrestrictFolder,
	decryptContainerFile,
	decryptContainerLink,
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
	getManyDownloads,
	deleteDownload,
	getTranscodingLinks,
	getMediaInfo,
	getTraffic,
	getTrafficDetails,
	getManyHosts,
	getHostStatus,
	getHostRegex,
	getHostRegexFolder,
	getHostDomains,
	getAccountStatus,
	getUser,
	getSettings,
	updateSetting,
	convertPoints,
	changePassword,
	uploadAvatar,
	deleteAvatar,
	disableToken,
	getTime,
	getIsoTime,
];
