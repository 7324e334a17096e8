import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import type { RealDebridApi } from './api';
import { CODE } from './codes';
import { objectIn } from './answers';
import { asText } from '../../shared/util/text';
import { withUtc } from './dates';
import { hasCode, outcomeOf } from './outcome';
import { NEW_TORRENT_READS } from './policy';
import { remove } from './remove';

export interface TorrentFile {
	id: number;
	/** "/folder/name", from the torrent's root. */
	path: string;
	bytes: number;
	selected: 0 | 1;
}

/** A torrent as /torrents/info describes it. */
export interface Torrent {
	[key: string]: unknown;
	id: string;
	hash: string;
	filename: string;
	status: string;
	/** Percent; not always whole. */
	progress: number;
	/** Paris time with a wrong `Z`; `addedUtc` is right. */
	added?: string;
	addedUtc?: string;
	/** May be before `added`: cached content ended long ago. */
	endedUtc?: string;
	files: TorrentFile[];
	links: string[];
	seeders?: number;
	speed?: number;
}

/** From these a torrent does not come back. `dead` is one only without links. */
const FAILED = ['magnet_error', 'error', 'virus', 'dead'];

export const isFailed = ({ status, links }: Pick<Torrent, 'status' | 'links'>): boolean =>
	FAILED.includes(status) && !(status === 'dead' && links.length > 0);

/** Finished, or dead with links: those still work. */
export const isDone = ({ status, links }: Pick<Torrent, 'status' | 'links'>): boolean =>
	status === 'downloaded' || (status === 'dead' && links.length > 0);

export async function readTorrent(api: RealDebridApi, id: string): Promise<Torrent & IDataObject> {
	const body = objectIn(await api.client.get(path`/torrents/info/${id}`), 'the torrent', 'id', 'hash', 'status') as Partial<Torrent>;
	// While a magnet is being looked up there are no files and links yet.
	const listed = (Array.isArray(body.files) ? body.files : []).filter((file) => typeof file?.path === 'string');
	const files = listed.map((file) => ({
		...file,
		bytes: Number(asText(file.bytes)) || 0,
		selected: Number(file.selected) === 1 ? 1 : 0,
	}));
	const links = Array.isArray(body.links) ? body.links.filter((link) => typeof link === 'string') : [];
	const progress = Number(asText(body.progress)) || 0;
	return withUtc({ ...body, filename: asText(body.filename), progress, files, links }) as Torrent & IDataObject;
}

/** Reads a torrent that was added a moment ago, and may not be found for a second or two. */
export async function readNewTorrent(api: RealDebridApi, id: string): Promise<Torrent & IDataObject> {
	for (let read = 1; ; read++) {
		const found = await outcomeOf(readTorrent(api, id));
		if (!(found instanceof ServiceError)) return found;
		if (!hasCode(found, CODE.notFound) || read >= NEW_TORRENT_READS) throw found;
		await api.clock.sleep(1_000);
	}
}

/**
 * @param files ids with commas, or "all"
 * @returns 204, or 202 when files had been selected before; both are success
 */
export async function selectFiles(api: RealDebridApi, id: string, files: string, ip?: string): Promise<number> {
	const form: Record<string, string> = ip ? { files, ip } : { files };
	const answer = await api.client.request({
		method: 'POST',
		path: path`/torrents/selectFiles/${id}`,
		form,
		retry: 'idempotent',
	});
	return answer.status;
}

export async function deleteTorrent(api: RealDebridApi, id: string): Promise<IDataObject> {
	return await remove(api, path`/torrents/delete/${id}`, id);
}
