import type { IDataObject } from 'n8n-workflow';
import { WatchFlowTmdbApi } from '../../../credentials/WatchFlowTmdbApi.credentials';
import { operations } from '../../../nodes/Tmdb/resources';
import { films, shows } from '../../simulators/catalogue';
import { fillSample, startTmdb, type TmdbSimulator } from '../../simulators/tmdb';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

interface TmdbFaultWorld extends FaultWorld {
	tmdb: TmdbSimulator;
}

const film = String(films[100]?.tmdb);
const show = String(shows[50]?.tmdb);

const FIELDS: Record<string, IDataObject> = {
	'account.removeFromWatchlist': { title: String(films[0]?.tmdb) },
	'configuration.getImageUrls': { imagePath: '/movie20003poster.png', kind: 'poster' },
	'find.byExternalId': { externalId: 'tt0468569', source: 'auto' },
	'list.create': { name: 'Friday nights' },
	'list.update': { updateFields: { description: 'Pasta' } },
};

export default defineAdapter<TmdbFaultWorld>({
	folder: 'Tmdb',
	names: ['TMDB'],
	credentials: [WatchFlowTmdbApi],
	operations,
	// What a process remembers of answers is kept by credential, and each case has its own.
	reusable: true,
	writesByGet: ['list.clear'],
	// Without TMDB's configuration the documented address of its pictures is taken.
	sameAnswer: (text) => text.replaceAll('https://image.tmdb.org/t/p', 'http://<host>/t/p'),
	async start() {
		const tmdb = await startTmdb({ perSecond: 1_000_000, edgeCacheMs: 0 });
		fillSample(tmdb.state);
		return {
			tmdb,
			simulators: [tmdb.simulator],
			credentials: { watchFlowTmdbApi: tmdb.credential('approve') },
			snapshot: () => account(tmdb),
			secrets: () => tmdb.simulator.secrets,
			close: async () => await tmdb.close(),
		};
	},
	sample(operation, { tmdb }) {
		const name = nameOf(operation);
		const [list] = [...tmdb.state.lists.values()];
		const item = list?.items[0];
		const there = name === 'list.removeItems' || name === 'list.checkItem' ? { type: item?.kind, title: String(item?.id) } : {};
		const title = operation.resource === 'show' ? show : film;
		return { parameters: { title, query: 'the', list: String(list?.id), confirm: true, country: 'NL', ...FIELDS[name], ...there } };
	},
	another: ({ title }, index) => ({ title: titleAfter(String(title), index) }),
});

/** The title that stands so many places behind it in the catalogue. */
function titleAfter(id: string, index: number): string {
	const list = [films, shows].find((titles) => titles.some(({ tmdb }) => String(tmdb) === id)) ?? [];
	return String(list[list.findIndex(({ tmdb }) => String(tmdb) === id) + index]?.tmdb ?? id);
}

function account({ owner, state }: TmdbSimulator) {
	const own = [...state.lists.values()].map(({ name, description, items }) => [name, description, items]);
	return { lists: owner.lists, own };
}
