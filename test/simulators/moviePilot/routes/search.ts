import type { FastifyRequest } from 'fastify';
import { Crash } from '../answers';
import { isKnownType, type MediaType } from '../media';
import { queryInt, queryText } from '../parse';
import { presentMedia } from '../present';
import type { Server } from '../server';
import type { Torrent } from '../state';
import { requireSource } from './subscribe';

const NOTHING = '未搜索到任何资源';

/** The sites, and what a search of them finds; nothing found is HTTP 200 with success false. */
export function addSearchRoutes(server: Server): void {
	const { app, state, traits, auth, answers } = server;
	const signedIn = { preHandler: auth.user };

	const answer = (request: FastifyRequest, found: Torrent[]) => {
		const sites = queryText(request, 'sites')?.split(',').map(Number);
		const left = found.filter(({ site }) => sites === undefined || sites.includes(site));
		if (left.length === 0) return answers.action(request, false, NOTHING);
		return answers.action(
			request,
			true,
			null,
			left.map((torrent) => contextOf(torrent, server)),
		);
	};

	app.get('/api/v1/search/media/:mediaid', signedIn, async (request) => {
		const { mediaid } = request.params as { mediaid: string };
		const word = queryText(request, 'mtype');
		if (word !== null && !isKnownType(word)) throw new Crash(`'${word}' is not a valid MediaType`);
		// As with the other routes that have a title in their path: the bare id, and its source beside it.
		if (traits.sourceIdentity) requireSource(request);
		const digits = (traits.sourceIdentity ? /^(\d+)$/ : /^tmdb:(\d+)$/).exec(mediaid)?.[1];
		if (digits === undefined) return answers.action(request, false, '未知的媒体ID');
		const media = state.catalogue.byId(word as MediaType | null, Number(digits));
		const season = queryInt(request, 'season');
		const found = state.torrents.filter(
			(torrent) => torrent.type === media?.type && torrent.tmdbid === media.tmdbid && (season === null || torrent.season === season),
		);
		return answer(request, found);
	});

	app.get('/api/v1/search/title', signedIn, async (request) => {
		const words = (queryText(request, 'keyword') ?? '').toLowerCase();
		return answer(
			request,
			state.torrents.filter(({ title }) => title.toLowerCase().includes(words)),
		);
	});

	app.get('/api/v1/site/', signedIn, async (request, reply) =>
		answers.list(
			request,
			reply,
			state.sites.map(({ id, name, cookie }) => ({
				id,
				name,
				domain: `${name.toLowerCase()}.example`,
				url: `https://${name.toLowerCase()}.example/`,
				pri: id,
				rss: null,
				cookie,
				ua: null,
				apikey: null,
				token: null,
				proxy: 0,
				filter: null,
				render: 0,
				public: 0,
				note: null,
				timeout: 15,
				limit_interval: null,
				limit_count: null,
				limit_seconds: null,
				is_active: true,
				downloader: null,
			})),
		),
	);
}

/** MoviePilot sends the cookie of the site account with every result, and the passkey in the address. */
function contextOf(torrent: Torrent, { state, traits }: Server): Record<string, unknown> {
	const site = state.sites.find(({ id }) => id === torrent.site);
	const media = state.catalogue.get(torrent.type, torrent.tmdbid);
	return {
		meta_info: { title: torrent.title, season_episode: torrent.season === null ? '' : `S0${torrent.season}`, resource_pix: '1080p' },
		media_info: presentMedia(media, traits),
		torrent_info: {
			site: torrent.site,
			site_name: site?.name ?? null,
			site_cookie: site?.cookie ?? null,
			site_ua: 'Mozilla/5.0',
			site_proxy: false,
			site_order: 1,
			site_downloader: null,
			title: torrent.title,
			description: null,
			imdbid: null,
			enclosure: `https://site.example/download.php?id=1&passkey=${site?.passkey ?? ''}`,
			page_url: 'https://site.example/details.php?id=1',
			size: torrent.size,
			seeders: torrent.seeders,
			peers: 1,
			grabs: 0,
			pubdate: '2026-02-01 10:00:00',
			date_elapsed: null,
			freedate: null,
			uploadvolumefactor: 1,
			downloadvolumefactor: 0,
			hit_and_run: false,
			labels: ['1080p'],
			pri_order: 100,
			volume_factor: '免费',
			freedate_diff: '',
		},
	};
}
