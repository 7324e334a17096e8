import { Answer, ApiError, parisDate, type Call, type Route } from './http';
import { HOST_REGEX } from './patterns';
import { listAnswer } from './torrents';
import type { Download, HosterFile, RealDebridState } from './state';

const UNSUPPORTED = (): ApiError => new ApiError(503, 16, 'hoster_unsupported');

export const linkRoutes: Route[] = [
	['POST', '/unrestrict/check', check, 'open'],
	['POST', '/unrestrict/link', unrestrict],
	['POST', '/unrestrict/folder', (call) => call.state.folders.get(call.required('link')) ?? []],
	[
		'PUT',
		'/unrestrict/containerFile',
		({ state, raw }) => {
			if (raw.length === 0) throw new ApiError(400, 1, 'parameter_missing');
			const links = state.containers.get(raw.toString());
			if (links === undefined) throw new ApiError(503, 28, 'file_not_allowed');
			return links;
		},
	],
	[
		'POST',
		'/unrestrict/containerLink',
		(call) => {
			const links = call.state.containers.get(call.required('link'));
			if (links === undefined) throw new ApiError(503, 24, 'unavailable_file');
			return links;
		},
	],
	[
		'GET',
		'/downloads',
		({ state, query }) =>
			listAnswer(
				state,
				query,
				state.downloads.map((one) => downloadRow(state, one)),
			),
	],
	[
		'DELETE',
		'/downloads/delete/:id',
		({ state, id }) => {
			const before = state.downloads.length;
			state.downloads = state.downloads.filter((one) => one.id !== id);
			if (before === state.downloads.length || state.switches.deleteLies) throw new ApiError(404, 7, 'unknown_ressource');
			return new Answer(204);
		},
	],
	[
		'GET',
		'/streaming/transcode/:id',
		({ state, id }) => {
			const code = known(state, id).code;
			const at = (kind: string, end: string) => ({ full: `https://20.stream.real-debrid.com/t/${code}/eng1/none/aac/${kind}.${end}` });
			return { apple: at('full', 'm3u8'), dash: at('full', 'mpd'), liveMP4: at('full', 'mp4'), h264WebM: at('full', 'webm') };
		},
	],
	['GET', '/streaming/mediaInfos/:id', mediaInfo],
];

function known(state: RealDebridState, id: string): Download {
	const download = state.downloads.find((one) => one.id === id);
	if (download === undefined) throw new ApiError(400, 2, 'wrong_parameter');
	return download;
}

function mediaInfo({ state, id }: Call): object {
	const download = known(state, id);
	if (state.switches.mediaInfo === '503') throw new ApiError(503, -1, 'internal_error');
	const empty = state.switches.mediaInfo === 'empty';
	const video = {
		und1: { stream: '0:0', lang: 'Unknown', lang_iso: 'und', codec: 'h264', colorspace: 'yuv420p', width: 1920, height: 1080 },
	};
	return {
		filename: download.filename,
		hoster: 'real-debrid',
		link: download.link,
		type: 'movie',
		season: null,
		episode: null,
		year: '2008',
		duration: 5432.107,
		bitrate: 2_100_000,
		size: download.filesize,
		details: { video: empty ? [] : video, audio: empty ? [] : { eng1: { codec: 'aac' } }, subtitles: [] },
		poster_path: '',
		backdrop_path: '',
		baseUrl: 'https://20.stream.real-debrid.com',
		availableFormats: { apple: 'm3u8' },
		availableQualities: { Original: 'full' },
		modelUrl: '',
		host: 'real-debrid.com',
	};
}

function check(call: Call): object {
	const link = call.required('link');
	const { checkAnswer } = call.state.switches;
	if (checkAnswer === '503') throw new ApiError(503, 24, 'unavailable_file');
	if (checkAnswer === '404') throw new ApiError(404, undefined, 'Unavailable File');
	const file = fileOf(call.state, link);
	if (file === undefined) throw new ApiError(503, 16, 'hoster_unsupported');
	return {
		host: file.host,
		host_icon: `https://fcdn.real-debrid.com/images/hosters/${file.host}.png`,
		host_icon_big: `https://fcdn.real-debrid.com/images/hosters/${file.host}_big.png`,
		link,
		filename: file.filename,
		filesize: file.filesize,
		supported: 1,
	};
}

function fileOf(state: RealDebridState, link: string): HosterFile | undefined {
	const direct = state.hosterFiles.get(link);
	if (direct !== undefined) return direct;
	const own = /^https?:\/\/real-debrid\.com\/d\/([A-Z0-9]{13}|[A-Z0-9]{16}|[A-Z0-9]{26})$/.exec(link)?.[1];
	if (own !== undefined) return state.hosterFiles.get(`https://real-debrid.com/d/${own.slice(0, 13)}`);
	if (!HOST_REGEX.slice(0, 3).some((text) => new RegExp(text.slice(1, -1), 'i').test(link))) return undefined;
	const name = link.split('/').pop() ?? 'file';
	return { filename: `${name.replace(/\W+/g, '')}.mkv`, filesize: 1_000, host: new URL(link).hostname };
}

const STATUS_OF: Record<number, number> = { 8: 401, 9: 403, 20: 403, 22: 403, 35: 451 };

function unrestrict(call: Call): object {
	const { state } = call;
	const link = call.required('link');
	if (state.switches.ipRefused) throw new ApiError(403, 22, 'ip_not_allowed_203.0.113.7', { remote: 0 });
	if (state.switches.infringingLinks) throw new ApiError(451, 35, 'infringing_file');
	if (state.staleLinks.has(link)) throw new ApiError(503, 19, 'hoster_unavailable');
	const file = fileOf(state, link);
	if (file === undefined) throw UNSUPPORTED();
	if (file.code !== undefined) throw new ApiError(STATUS_OF[file.code] ?? 503, file.code, `code_${file.code}`);
	const isPage = link.includes('youtube.com');
	const [main, ...others] = (isPage ? ['1080p', '720p', 'mp3'] : [undefined]).map((quality) => record(state, link, file, quality));
	if (main === undefined) throw UNSUPPORTED();
	const answer = {
		id: main.id,
		filename: main.filename,
		mimeType: main.mimeType,
		filesize: main.filesize,
		link,
		host: file.host,
		host_icon: `https://fcdn.real-debrid.com/images/hosters/${file.host}.png`,
		chunks: 32,
		crc: 1,
		download: urlOf(state, main),
		streamable: /\.(mkv|mp4)$/.test(main.filename) ? 1 : 0,
	};
	if (!isPage) return answer;
	const alternative = others.map((one) => ({
		id: one.id,
		filename: one.filename,
		mimeType: one.mimeType,
		download: urlOf(state, one),
		...(one.type === 'mp3' ? {} : { quality: one.type }),
	}));
	return { ...answer, quality: '1080p', alternative };
}

function record(state: RealDebridState, link: string, file: HosterFile, type?: string): Download {
	const download: Download = {
		id: state.id(),
		filename: type === 'mp3' ? `${file.filename}.mp3` : file.filename,
		mimeType: type === 'mp3' ? 'audio/mpeg' : 'video/x-matroska',
		filesize: file.filesize,
		link,
		host: file.host,
		generated: state.now(),
		code: state.id(),
		...(type === undefined ? {} : { type }),
	};
	state.downloads.unshift(download);
	return download;
}

function urlOf(state: RealDebridState, { code, filename }: Download): string {
	return `${state.downloadUrl}/d/${code}/${encodeURIComponent(filename)}`;
}

function downloadRow(state: RealDebridState, one: Download): object {
	return {
		id: one.id,
		filename: one.filename,
		mimeType: one.mimeType,
		filesize: one.filesize,
		link: one.link,
		host: one.host,
		host_icon: `https://fcdn.real-debrid.com/images/hosters/${one.host}.png`,
		chunks: 32,
		download: urlOf(state, one),
		streamable: 1,
		generated: parisDate(one.generated),
		...(one.type === undefined ? {} : { type: one.type }),
	};
}
