import { createHash } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { WatchFlowRealDebridApi } from '../../../credentials/WatchFlowRealDebridApi.credentials';
import { WatchFlowRealDebridOAuth2Api } from '../../../credentials/WatchFlowRealDebridOAuth2Api.credentials';
import { operations } from '../../../nodes/RealDebrid/resources';
import { HASH, MAGNET, torrentFile } from '../../realDebrid/harness';
import { startRealDebrid, type RealDebridSimulator } from '../../simulators/realDebrid';
import { defineAdapter, nameOf, type FaultWorld, type Sample } from '../adapter';

interface RealDebridFaultWorld extends FaultWorld {
	rd: RealDebridSimulator;
}

const LINK = 'https://1fichier.com/?abc123';
const OTHER_HASH = 'fedcba9876543210fedcba9876543210fedcba98';
const DAY = 86_400_000;

const hashOf = (name: string): string => createHash('sha1').update(name).digest('hex');

const file = (data: Buffer, fileName: string): Array<Partial<INodeExecutionData>> => [
	{ binary: { data: { data: data.toString('base64'), mimeType: 'application/octet-stream', fileName } } },
];

type Filler = (rd: RealDebridSimulator) => IDataObject | Sample;

const withFile = (data: Buffer, name: string): Sample => ({ parameters: { binaryField: 'data' }, items: file(data, name) });

const confirmed: Filler = () => ({ confirm: true });

/** What an operation needs besides its defaults; what its account holds is put there too. */
const FILL: Record<string, Filler> = {
	'link.unrestrict': () => ({ link: LINK }),
	'link.fromText': () => ({ text: `see ${LINK} and ${LINK}4` }),
	'link.download': ({ state }) => {
		state.hosterFiles.set(LINK, { filename: 'film.mkv', filesize: 2_000, host: '1fichier.com' });
		return { link: LINK, outputField: 'film' };
	},
	'link.refreshExpired': () => ({ link: LINK, downloadUrl: '' }),
	'link.check': () => ({ link: LINK }),
	'link.unrestrictFolder': ({ state }) => {
		state.folders.set('https://1fichier.com/dir/x1', [LINK, `${LINK}4`]);
		return { link: 'https://1fichier.com/dir/x1' };
	},
	'link.containerFile': ({ state }) => {
		state.containers.set('DLC BYTES', [LINK]);
		return withFile(Buffer.from('DLC BYTES'), 'a.dlc');
	},
	'link.containerLink': ({ state }) => {
		state.containers.set('https://example.com/a.dlc', [LINK]);
		return { link: 'https://example.com/a.dlc' };
	},
	'torrent.addAndWait': () => ({ source: 'magnet', magnet: MAGNET, selection: 'all', timeout: 5, options: { longWaits: 'stay' } }),
	'torrent.checkIfCached': () => ({ source: 'magnet', magnet: MAGNET, selection: 'all' }),
	'torrent.addMagnet': () => ({ magnet: MAGNET }),
	'torrent.addFile': () => withFile(torrentFile('Film.mkv'), 'a.torrent'),
	'torrent.selectFiles': ({ state }) => ({ torrentId: state.addTorrent(OTHER_HASH, false).id, files: 'all' }),
	'torrent.get': ({ state }) => ({ torrentId: state.seed({ hash: OTHER_HASH }).id }),
	'torrent.delete': ({ state }) => ({ torrentId: state.seed({ hash: OTHER_HASH }).id }),
	'torrent.repair': ({ state }) => {
		const old = state.seed({ hash: HASH });
		for (const link of old.links) state.staleLinks.add(link);
		return { torrentId: old.id, timeout: 60 };
	},
	'torrent.cleanUp': ({ state }) => {
		for (const filename of ['one', 'two'])
			state.seed({ filename, hash: hashOf(filename), status: 'error', links: [], added: Date.now() - 40 * DAY });
		return { dryRun: false, statuses: ['error'] };
	},
	'torrent.getMany': ({ state }) => {
		for (const filename of ['one', 'two', 'three']) state.seed({ filename, hash: hashOf(filename) });
		return { returnAll: true };
	},
	'download.getMany': ({ state }) => {
		downloaded(state);
		return { returnAll: true };
	},
	'download.delete': ({ state }) => ({ downloadId: downloaded(state) }),
	'streaming.transcode': ({ state }) => ({ downloadId: downloaded(state) }),
	'streaming.mediaInfo': ({ state }) => ({ downloadId: downloaded(state) }),
	'traffic.details': () => ({ start: '2026-10-01', end: '2026-10-05' }),
	'user.updateSetting': () => ({ settingName: 'locale', settingValue: 'fr' }),
	'user.uploadAvatar': () => withFile(Buffer.from('89504e470d0a1a0a', 'hex'), 'a.png'),
	'user.convertPoints': confirmed,
	'user.changePassword': confirmed,
	'user.deleteAvatar': confirmed,
	'user.disableToken': confirmed,
};

export default defineAdapter<RealDebridFaultWorld>({
	folder: 'RealDebrid',
	names: ['Real-Debrid'],
	credentials: [WatchFlowRealDebridApi, WatchFlowRealDebridOAuth2Api],
	operations,
	async start() {
		const rd = await startRealDebrid();
		return {
			rd,
			simulators: [rd.api, rd.downloads],
			credentials: { watchFlowRealDebridApi: { apiToken: rd.state.privateToken, apiUrl: rd.url, checkedToken: 'yes' } },
			snapshot: () => account(rd),
			secrets: () => rd.secrets,
			close: async () => await rd.close(),
		};
	},
	writesByGet: ['user.disableToken'],
	another: ({ link, magnet }, index) => ({
		...(link === LINK ? { link: `${LINK}${index === 0 ? '' : index}` } : {}),
		...(magnet === MAGNET ? { magnet: MAGNET.replace(HASH, `${index}${HASH.slice(1)}`) } : {}),
	}),
	independentParts: ['link.fromText', 'torrent.cleanUp'],
	sample(operation, { rd }) {
		const filled = FILL[nameOf(operation)]?.(rd) ?? {};
		const sample = 'parameters' in filled ? (filled as Sample) : { parameters: filled as IDataObject };
		return { ...sample, parameters: { authentication: 'apiToken', ...sample.parameters } };
	},
});

function downloaded(state: RealDebridSimulator['state']): string {
	const id = state.id();
	const about = { filename: 'film.mkv', mimeType: 'video/x-matroska', filesize: 1_000, link: LINK, host: '1fichier.com' };
	state.downloads.unshift({ ...about, id, generated: state.now(), code: id });
	return id;
}

function account({ state, switches }: RealDebridSimulator) {
	return {
		torrents: state.torrents
			.map(({ hash, status, files, filename }) => [hash, status, filename, files.map(({ selected }) => selected)])
			.sort(),
		// Unrestricting a link twice leaves one row at the real service.
		downloads: [...new Set(state.downloads.map(({ link, filename }) => `${link.replace(/[A-Z2-7]{13}$/, '')} ${filename}`))].sort(),
		locale: state.settings.locale,
		points: switches.points,
		premium: Math.round(state.user.premium / 3_600),
		mails: state.passwordMails,
		avatar: state.avatar?.length,
		tokens: [...state.access.values()].length,
	};
}
