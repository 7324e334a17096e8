import { createHash } from 'node:crypto';
import { Answer, ApiError, parisDate, type Call, type Route } from './http';
import type { RealDebridState, Torrent } from './state';

const ID = /^[A-Z2-7]{13}$/;

export const torrentRoutes: Route[] = [
	[
		'GET',
		'/torrents',
		({ state, query }) =>
			listAnswer(
				state,
				query,
				filtered(state, query).map((torrent) => row(torrent, false)),
			),
	],
	['GET', '/torrents/info/:id', info],
	[
		'GET',
		'/torrents/activeCount',
		({ state }) => ({
			nb: state.active.length,
			limit: state.switches.activeLimit,
			list: state.active.map(({ hash }) => hash),
		}),
	],
	[
		'GET',
		'/torrents/availableHosts',
		() => [
			{ host: 'real-debrid.com', max_file_size: 2000 },
			{ host: 'uptobox.com', max_file_size: 500 },
		],
	],
	[
		'GET',
		'/torrents/instantAvailability/*',
		() => {
			throw new ApiError(403, 37, 'disabled_endpoint');
		},
	],
	[
		'POST',
		'/torrents/addMagnet',
		(call) => {
			const magnet = call.required('magnet');
			const hash = /urn:btih:([0-9a-f]{40})/i.exec(magnet)?.[1]?.toLowerCase();
			if (hash === undefined) throw new ApiError(400, 2, 'wrong_parameter');
			return add(call.state, hash, true, /[?&]dn=([^&]+)/.exec(magnet)?.[1]);
		},
	],
	[
		'PUT',
		'/torrents/addTorrent',
		({ state, raw }) => {
			const hash = infoHash(raw);
			if (hash === undefined) throw new ApiError(400, 30, 'torrent_file_invalid');
			return add(state, hash, false);
		},
	],
	['POST', '/torrents/selectFiles/:id', select],
	[
		'DELETE',
		'/torrents/delete/:id',
		({ state, id }) => {
			found(state, id);
			state.torrents = state.torrents.filter((torrent) => torrent.id !== id);
			return new Answer(204);
		},
	],
];

/** A list page, with every way of saying "nothing". */
export function listAnswer(state: RealDebridState, query: Call['query'], rows: object[]): Answer {
	const limit = Number(query.limit ?? 100);
	if (limit < 0 || limit > 5000) throw new ApiError(400, 2, 'wrong_parameter');
	const page = query.page === undefined ? undefined : Number(query.page);
	const start = page === undefined ? Number(query.offset ?? 0) : (page - 1) * limit;
	const extra = start === 0 ? state.switches.oversizedFirstPage : 0;
	const part = rows.slice(start, start + limit + extra);
	const headers: Record<string, string> = state.switches.countHeader ? { 'x-total-count': String(rows.length) } : {};
	if (part.length > 0) return new Answer(200, part, headers);
	return state.switches.emptyList === '{}' ? new Answer(200, {}, headers) : new Answer(204, undefined, headers);
}

function filtered(state: RealDebridState, query: Call['query']): Torrent[] {
	return query.filter === 'active' ? state.active : state.torrents;
}

function found(state: RealDebridState, id: string): Torrent {
	if (!ID.test(id)) throw new ApiError(404, 3, 'unknown_method');
	const torrent = state.torrents.find((one) => one.id === id);
	if (torrent === undefined) throw new ApiError(404, 7, 'unknown_ressource');
	return torrent;
}

function add(state: RealDebridState, hash: string, isMagnet: boolean, name?: string): Answer {
	const { switches } = state;
	if (switches.infringingAdds !== 0 || switches.pausedUntil > state.now()) {
		if (switches.infringingAdds > 0) switches.infringingAdds--;
		throw new ApiError(451, 35, 'infringing_file');
	}
	if (switches.sameHash === '33' && state.torrents.some((one) => one.hash === hash)) {
		throw new ApiError(400, 33, 'torrent_already_active');
	}
	if (state.active.length >= switches.activeLimit) {
		if (switches.slotAnswer === '503/21') throw new ApiError(503, 21, 'too_many_active_downloads');
		if (switches.slotAnswer === '503/36') throw new ApiError(503, 36, 'fair_usage_limit');
		throw new ApiError(509, undefined, 'Bandwidth Limit Exceeded');
	}
	const torrent = state.addTorrent(hash, isMagnet, name);
	return new Answer(201, { id: torrent.id, uri: `https://api.real-debrid.com/rest/1.0/torrents/info/${torrent.id}` });
}

function info({ state, id }: Call): object {
	const torrent = found(state, id);
	const { infoMissing } = state.switches;
	torrent.reads++;
	if (torrent.status !== 'downloaded' && torrent.files.every((file) => file.selected === 0) && torrent.reads <= infoMissing) {
		throw new ApiError(404, 7, 'unknown_ressource');
	}
	advance(state, torrent);
	const whole = row(torrent, true);
	const isEarly = torrent.status === 'downloaded' && ++torrent.linkReads <= state.switches.linksFollow;
	return isEarly ? { ...whole, links: torrent.links.slice(0, 1) } : whole;
}

function advance(state: RealDebridState, torrent: Torrent): void {
	const { conversionReads, downloadReads, end, infoMissing } = state.switches;
	if (torrent.status === 'magnet_conversion') {
		if (torrent.reads > conversionReads + infoMissing) torrent.status = end === 'magnet_error' ? end : 'waiting_files_selection';
		return;
	}
	if (!['queued', 'downloading', 'compressing', 'uploading'].includes(torrent.status)) return;
	if (end === 'stalled') {
		torrent.status = 'downloading';
		torrent.progress = 12.34;
		return;
	}
	const share = torrent.reads / (downloadReads + 1);
	if (share < 1) {
		torrent.status = torrent.reads === downloadReads && downloadReads > 2 ? 'uploading' : 'downloading';
		torrent.progress = Math.round(share * 9_999) / 100;
		return;
	}
	if (torrent.ended === undefined) {
		torrent.ended = state.now();
		if (end !== 'downloaded') {
			if (end === 'dead') state.finish(torrent);
			torrent.status = end;
			return;
		}
	}
	if (torrent.reads > downloadReads + state.switches.linksLate) state.finish(torrent);
	else Object.assign(torrent, { status: 'uploading', progress: 100 });
}

function select(call: Call): Answer {
	const { state, id } = call;
	const torrent = found(state, id);
	const wanted = call.required('files');
	if (torrent.status === 'magnet_conversion') throw earlySelection(state);
	if (torrent.status !== 'waiting_files_selection') return new Answer(202);
	const ids = wanted === 'all' ? torrent.files.map((file) => file.id) : wanted.split(',').map(Number);
	if (ids.some((one) => !torrent.files.some((file) => file.id === one))) throw new ApiError(404, 7, 'unknown_ressource');
	for (const file of torrent.files) file.selected = ids.includes(file.id) ? 1 : 0;
	torrent.reads = 0;
	if (torrent.cached) {
		// What is cached ended before it was added.
		torrent.ended = torrent.added - 5 * 86_400_000;
		if (state.switches.linksLate === 0) state.finish(torrent);
		else torrent.status = 'uploading';
	} else {
		torrent.status = 'queued';
	}
	return new Answer(204);
}

const earlySelection = ({ switches }: RealDebridState): ApiError =>
	switches.earlySelection === 1 ? new ApiError(400, 1, 'parameter_missing') : new ApiError(400, 2, 'wrong_parameter');

/** The progress at which the `stalled` switch stops everything. */
const isStalled = (torrent: Torrent): boolean => torrent.progress === 12.34;

function row(torrent: Torrent, whole: boolean): object {
	const converting = torrent.status === 'magnet_conversion';
	const selected = torrent.files.filter((file) => file.selected === 1);
	const bytes = selected.reduce((sum, file) => sum + file.bytes, 0);
	const busy = ['downloading', 'compressing', 'uploading'].includes(torrent.status);
	return {
		id: torrent.id,
		filename: converting ? 'Magnet' : torrent.filename,
		...(whole ? { original_filename: torrent.filename } : {}),
		hash: torrent.hash,
		bytes: converting ? 0 : bytes,
		...(whole ? { original_bytes: torrent.files.reduce((sum, file) => sum + file.bytes, 0) } : {}),
		host: 'real-debrid.com',
		split: 2000,
		progress: torrent.progress,
		status: torrent.status,
		added: parisDate(torrent.added),
		...(whole ? { files: converting ? [] : torrent.files } : {}),
		links: torrent.links,
		...(torrent.ended === undefined ? {} : { ended: parisDate(torrent.ended) }),
		...(busy ? { speed: isStalled(torrent) ? 0 : 5_000_000, seeders: isStalled(torrent) ? 0 : 7 } : {}),
	};
}

/** SHA-1 of the info dictionary; it has to be the last key, as our test files have it. */
function infoHash(bytes: Buffer): string | undefined {
	const start = bytes.indexOf('4:info');
	if (bytes[0] !== 0x64 || start < 0) return undefined;
	return createHash('sha1')
		.update(bytes.subarray(start + 6, -1))
		.digest('hex');
}
