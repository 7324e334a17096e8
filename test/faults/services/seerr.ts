import type { IDataObject } from 'n8n-workflow';
import { WatchFlowSeerrApi } from '../../../credentials/WatchFlowSeerrApi.credentials';
import { operations } from '../../../nodes/Seerr/resources';
import { startSeerr, type SeerrSimulator } from '../../simulators/seerr';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

interface SeerrFaultWorld extends FaultWorld {
	seerr: SeerrSimulator;
	requestId: string;
}

const KNIGHT = { tmdb: 155, title: 'The Grey Knight', year: 2008, imdb: 'tt0468569' };
const HEIST = { tmdb: 27205, title: 'Dream Heist', year: 2010, imdb: 'tt1375666' };

/** What others of several items speak of. */
const OTHERS = [
	{ tmdb: 156, title: 'The Blue Knight', year: 2011, imdb: 'tt0468570' },
	{ tmdb: 157, title: 'The Red Knight', year: 2014, imdb: 'tt0468571' },
];

const FIELDS: Record<string, IDataObject> = {
	'request.create': { mediaType: 'movie', tmdbId: '155' },
	'media.search': { query: 'Knight' },
	'media.getStatus': { mediaType: 'movie', tmdbId: '155' },
};

export default defineAdapter<SeerrFaultWorld>({
	folder: 'Seerr',
	names: ['Seerr'],
	credentials: [WatchFlowSeerrApi],
	operations,
	reusable: true,
	async start() {
		const seerr = await startSeerr();
		const { state } = seerr;
		for (const film of [KNIGHT, HEIST, ...OTHERS]) state.films.set(film.tmdb, film);
		const request = state.addRequest(state.put('movie', HEIST.tmdb), { requestedBy: state.addUser('kid'), status: 1 });
		return {
			seerr,
			requestId: String(request.id),
			simulators: [seerr.simulator],
			credentials: { watchFlowSeerrApi: { baseUrl: seerr.url, apiKey: seerr.apiKey } },
			snapshot: () => state.requests.map(({ type, media, status, seasons }) => [type, media.tmdbId, status, seasons.length]),
			secrets: () => seerr.simulator.secrets,
			close: async () => await seerr.close(),
		};
	},
	sample: (operation, { requestId }) => ({ parameters: FIELDS[nameOf(operation)] ?? { requestId } }),
	another: ({ tmdbId }, index) => (index === 0 || tmdbId === undefined ? {} : { tmdbId: String(OTHERS[index - 1]?.tmdb) }),
});
