import type { IDataObject } from 'n8n-workflow';
import { startRealDebrid } from '../simulators/realDebrid';
import { startTrakt } from '../simulators/trakt';
import { extrasOf } from '../simulators/trakt/extras';
import { fillSample, SAMPLE } from '../simulators/trakt/sample';
import type { Media } from '../simulators/trakt/media';
import type { StoredCredential } from '../engine';
import { traktCredential } from '../world';

/** A simulated service with much in it, and how to make one thing happen there for each event of its trigger. */
export interface PollingWorld {
	url: string;
	/** The credential for a service that is reached at this address. */
	credential(url: string): StoredCredential;
	/** Parameters of the node besides its event. */
	parameters: IDataObject;
	/** One thing happens, at this time, that starts the workflow once. */
	happens: Record<string, ((at: number) => void | Promise<void>) | undefined>;
	/** Back to where an event that lasts is not the case. */
	calm?: () => void;
	/** Requests whose answer only says whether anything has changed. */
	isMark(path: string): boolean;
	/** Answers that are usual for an event, and mean that there is nothing. */
	usual?: Record<string, string[] | undefined>;
	close(): Promise<void>;
}

const MANY = 40;

/** By the name of the trigger node. A node that polls and is not here fails the test of all of them. */
export const WORLDS: Readonly<Record<string, (() => Promise<PollingWorld>) | undefined>> = {
	realDebridTrigger: realDebrid,
	traktTrigger: trakt,
};

async function realDebrid(): Promise<PollingWorld> {
	const rd = await startRealDebrid();
	let hours = 0;
	let links = 0;
	const unrestrict = async (at: number) => {
		rd.switches.now = () => at;
		await fetch(`${rd.url}/rest/1.0/unrestrict/link`, {
			method: 'POST',
			headers: { authorization: `Bearer ${rd.state.privateToken}` },
			body: new URLSearchParams({ link: `https://1fichier.com/?abc${links++}` }),
		});
	};
	for (let count = 0; count < MANY; count++) rd.state.seed({ added: Date.now() - 3_600_000 });
	for (let count = 0; count < MANY; count++) await unrestrict(Date.now() - 3_600_000);
	rd.state.user.premium = 20 * 86_400;
	return {
		url: rd.url,
		credential: (apiUrl) => ({
			id: apiUrl,
			name: 'RD',
			type: 'watchFlowRealDebridApi',
			data: { apiUrl, apiToken: rd.state.privateToken, checkedToken: 'yes' },
		}),
		parameters: { statuses: ['downloaded'], days: 7 },
		happens: {
			torrentStatus: (at) => void rd.state.seed({ added: at }),
			newDownload: unrestrict,
			// Each time until another day, or not soon at all.
			premiumExpiring: () => void (rd.state.user.premium = 3_600 * (2 + (hours = (hours + 1) % 100))),
		},
		calm: () => void (rd.state.user.premium = 20 * 86_400),
		isMark: () => false,
		close: async () => await rd.close(),
	};
}

async function trakt(): Promise<PollingWorld> {
	const service = await startTrakt({ limits: 'off' });
	// Odd answers then carry the ETag of what is right.
	service.state.switches.etags = true;
	const { state } = service;
	const { favourites } = fillSample(state);
	const { me, library, watchlist } = state;
	const extras = extrasOf(state, me);
	const film = (title: string) => library.movie({ title });
	const past = new Date(Date.now() - 30 * 86_400_000).toISOString();
	const rate = (at: string) => {
		const media = film('Rated');
		extras.ratings.set(media, { rating: 7, ratedAt: at, media });
		me.touch('movies', 'rated_at', at);
	};
	let numbers = 9_000;
	const pause = (at: string) => {
		extras.playback.push({ id: numbers++, progress: 30, pausedAt: at, media: film('Paused') });
		me.touch('movies', 'paused_at', at);
	};
	const airs = (at: number) => library.show({ title: 'Soon', seasons: [1], firstAired: new Date(at).toISOString() });
	for (let count = 0; count < MANY; count++) {
		for (const list of [watchlist, extras.favorites, favourites.items, extras.collection]) list.add(film(`Old ${count}`), past);
		me.watch(film(`Seen ${count}`), past);
		rate(past);
		pause(past);
		airs(Date.now() + (4 + count / 4) * 3_600_000);
	}
	const going = [watchlist, extras.favorites, favourites.items].map((list) =>
		Array.from({ length: 100 }, () => (list.add(film('Going'), past) as { media: Media }).media),
	);
	const gone = (list: number) => going[list]?.pop() as Media;
	const iso = (at: number) => new Date(at).toISOString();
	return {
		url: service.api.url,
		credential: (url) => {
			const credential = traktCredential(service);
			return { ...credential, id: url, data: { ...credential.data, apiUrl: url } };
		},
		parameters: {
			list: { mode: 'id', value: `me/${SAMPLE.favourites}`, __rl: true },
			types: [],
			calendar: 'shows',
			target: 'all',
			hoursAhead: 24,
			simplify: true,
		},
		happens: {
			watchlistAdded: (at) => void watchlist.add(film('New'), iso(at)),
			favoriteAdded: (at) => void extras.favorites.add(film('New'), iso(at)),
			listAdded: (at) => void favourites.items.add(film('New'), iso(at)),
			collected: (at) => void extras.collection.add(film('New'), iso(at)),
			watchlistRemoved: () => void watchlist.remove(gone(0)),
			favoriteRemoved: () => void extras.favorites.remove(gone(1)),
			listRemoved: () => void favourites.items.remove(gone(2)),
			rated: (at) => rate(iso(at)),
			paused: (at) => pause(iso(at)),
			watched: (at) => void me.watch(film('New play'), iso(at)),
			airing: (at) => void airs(at + 3_600_000),
			playing: (at) => {
				extras.checkIn = { media: film('Now'), startedAt: iso(at), expiresAt: iso(at + 7_200_000) };
			},
		},
		isMark: (path) => path === '/sync/last_activities' || /^\/users\/[^/]+\/lists\/[^/]+$/.test(path),
		// A calendar says nowhere how much there is in it.
		usual: { playing: ['204', '204 with a count'], airing: ['half of its rows'] },
		close: async () => await service.close(),
	};
}
