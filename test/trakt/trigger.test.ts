import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../nodes/shared/http/request';
import type { Memory } from '../../nodes/Trakt/trigger/memory';
import { poll, sample, type Watch } from '../../nodes/Trakt/trigger/watch';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { extrasOf } from '../simulators/trakt/extras';
import { fillSample, SAMPLE, type SampleLists } from '../simulators/trakt/sample';
import { traktClient } from './client';

const DAY = 86_400_000;

describe('The Trakt trigger', () => {
	let trakt: TraktSimulator;
	let lists: SampleLists;
	let client: ServiceClient;
	let memory: Memory;

	beforeEach(async () => {
		trakt = await startTrakt({ limits: 'off' });
		lists = fillSample(trakt.state);
		client = traktClient(trakt);
		memory = {};
	});

	afterEach(async () => await trakt.close());

	const watch = (event: string, more: Partial<Watch> = {}): Watch => ({
		event,
		types: [],
		calendar: 'shows',
		target: 'my',
		hoursAhead: 24,
		...more,
	});

	/** One poll as n8n makes it: what is remembered is stored as JSON, and only after a poll that succeeded. */
	async function look(watched: Watch, now = Date.now()): Promise<IDataObject[]> {
		trakt.api.requests = [];
		const { entries, next } = await poll(client, watched, JSON.parse(JSON.stringify(memory)) as Memory, 'account', now);
		memory = JSON.parse(JSON.stringify(next)) as Memory;
		return entries;
	}

	const requests = () => trakt.api.requests.map(({ path }) => path);
	const film = (title: string) => trakt.state.library.movie({ title });
	const titles = (entries: IDataObject[]) => entries.map((entry) => (entry.movie as IDataObject | undefined)?.title ?? entry.title);

	it('takes nothing for removed where Trakt announces more than it sends, until a whole list lacks it', async () => {
		const { watchlist } = trakt.state;
		const [first, second, third] = ['First', 'Second', 'Third'].map(film);
		for (const one of [first!, second!, third!]) watchlist.add(one);
		expect(await look(watch('watchlistRemoved'))).toEqual([]);
		// One that Trakt counts and does not send looks exactly like one that was removed.
		watchlist.remove(first!);
		trakt.state.switches.deadEntries = 1;
		expect(await look(watch('watchlistRemoved'))).toEqual([]);
		trakt.state.switches.deadEntries = 0;
		watchlist.remove(second!);
		expect(titles(await look(watch('watchlistRemoved'))).sort()).toEqual(['First', 'Second']);
	});

	describe.each([
		['watchlistAdded', () => trakt.state.watchlist],
		['favoriteAdded', () => extrasOf(trakt.state, trakt.state.me).favorites],
		['listAdded', () => lists.favourites.items],
		['collected', () => extrasOf(trakt.state, trakt.state.me).collection],
	] as const)('for %s', (event, listOf) => {
		const watched = () => watch(event, { list: { user: 'me', list: SAMPLE.favourites, label: 'me/favourites' } });

		it('does not flood at its first poll, and then tells each addition once', async () => {
			expect(await look(watched())).toEqual([]);
			listOf().add(film('First'));
			expect(titles(await look(watched()))).toEqual(['First']);
			expect(await look(watched())).toEqual([]);
			listOf().add(film('Second'));
			listOf().add(film('Third'));
			expect(titles(await look(watched()))).toEqual(['Second', 'Third']);
		});

		it('asks one request while nothing happens', async () => {
			await look(watched());
			await look(watched());
			expect(requests()).toHaveLength(1);
		});

		it('makes good for a poll that failed', async () => {
			await look(watched());
			listOf().add(film('During the outage'));
			trakt.api.faults.add({
				kind: 'status',
				status: 404,
				match: '^GET .*(watchlist|favorites|items|movies)\\?',
				times: 1,
			});
			await expect(look(watched())).rejects.toThrow('Trakt does not know');
			expect(titles(await look(watched()))).toEqual(['During the outage']);
		});

		it('tells two that were added in the same millisecond, across polls', async () => {
			await look(watched());
			const at = new Date(Date.now() + 5_000).toISOString();
			listOf().add(film('Left'), at);
			expect(titles(await look(watched()))).toEqual(['Left']);
			// Trakt's mark may not move within one moment; the next change of any kind brings it up.
			listOf().add(film('Right'), at);
			const told = titles(await look(watched()));
			listOf().add(film('Later'), new Date(Date.now() + 9_000).toISOString());
			expect([...told, ...titles(await look(watched()))]).toEqual(['Right', 'Later']);
		});
	});

	it('tells additions on every page, each once', async () => {
		for (let index = 0; index < 300; index++) trakt.state.watchlist.addMovie({ title: `Old ${index}` });
		await look(watch('watchlistAdded'));
		for (let index = 0; index < 260; index++) trakt.state.watchlist.add(film(`New ${index}`));
		const told = titles(await look(watch('watchlistAdded')));
		expect(new Set(told).size).toBe(260);
		expect(told).toHaveLength(260);
	});

	it('tells a title again that was removed and added again', async () => {
		const entry = trakt.state.watchlist.addMovie({ title: 'Boomerang' });
		await look(watch('watchlistAdded'));
		trakt.state.watchlist.remove(entry.media);
		expect(await look(watch('watchlistAdded'))).toEqual([]);
		trakt.state.watchlist.add(entry.media);
		expect(titles(await look(watch('watchlistAdded')))).toEqual(['Boomerang']);
	});

	it('tells what was removed, with its title and IDs', async () => {
		const entry = trakt.state.watchlist.addMovie({ title: 'Going', tmdb: 4711 });
		expect(await look(watch('watchlistRemoved'))).toEqual([]);
		trakt.state.watchlist.remove(entry.media);
		expect(await look(watch('watchlistRemoved'))).toMatchObject([{ type: 'movie', title: 'Going', ids: { tmdb: 4711 } }]);
		expect(await look(watch('watchlistRemoved'))).toEqual([]);
	});

	it('starts afresh, silently, when it is set to watch something else', async () => {
		await look(watch('watchlistAdded'));
		trakt.state.watchlist.add(film('New'));
		expect(await look(watch('favoriteAdded'))).toEqual([]);
		expect(await look(watch('watchlistAdded'))).toEqual([]);
	});

	it('tells only the kinds of titles it is asked for, and loses none of them later', async () => {
		await look(watch('watchlistAdded', { types: ['show'] }));
		trakt.state.watchlist.add(film('A film'));
		trakt.state.watchlist.add(trakt.state.library.show({ title: 'A show' }));
		const told = await look(watch('watchlistAdded', { types: ['show'] }));
		expect(told.map((entry) => (entry.show as IDataObject).title)).toEqual(['A show']);
	});

	describe('for watched', () => {
		const watched = watch('watched');

		it('tells every play once, a repeated one again', async () => {
			expect(await look(watched)).toEqual([]);
			const media = film('Seen');
			trakt.state.me.watch(media);
			expect(titles(await look(watched))).toEqual(['Seen']);
			expect(await look(watched)).toEqual([]);
			expect(requests()).toEqual(['/sync/last_activities']);
			trakt.state.me.watch(media);
			expect(titles(await look(watched))).toEqual(['Seen']);
		});

		it('tells plays of the same moment, across a page boundary, each once', async () => {
			await look(watched);
			const at = new Date().toISOString();
			for (let index = 0; index < 300; index++) trakt.state.me.watch(film(`Binge ${index}`), at);
			const told = await look(watched);
			expect(told).toHaveLength(300);
			expect(new Set(titles(told)).size).toBe(300);
			expect(await look(watched)).toEqual([]);
		});

		it('finds a play that was added with an old date', async () => {
			for (let index = 0; index < 600; index++) {
				trakt.state.me.watch(film(`Old ${index}`), new Date(Date.now() - index * DAY).toISOString());
			}
			await look(watched);
			trakt.state.me.watch(film('From childhood'), '1999-01-01T00:00:00.000Z');
			expect(titles(await look(watched))).toEqual(['From childhood']);
		});

		it('finds an old play that was added while another one was removed', async () => {
			for (let index = 0; index < 600; index++) {
				trakt.state.me.watch(film(`Old ${index}`), new Date(Date.now() - (index + 2) * DAY).toISOString());
			}
			await look(watched);
			trakt.state.me.history.shift();
			trakt.state.me.watch(film('In its place'), '1999-01-01T00:00:00.000Z');
			expect(titles(await look(watched))).toEqual(['In its place']);
		});

		it('tells nothing when a play was removed', async () => {
			for (let index = 0; index < 3; index++) trakt.state.me.watch(film(`Seen ${index}`), new Date(Date.now() - 2 * DAY).toISOString());
			await look(watched);
			trakt.state.me.history.pop();
			trakt.state.me.touch('movies', 'watched_at', trakt.state.world().now());
			expect(await look(watched)).toEqual([]);
		});
	});

	it('tells a rating, and the same title again when the rating changes', async () => {
		const media = film('Judged');
		const rate = (rating: number) => {
			const ratedAt = trakt.state.world().now();
			extrasOf(trakt.state, trakt.state.me).ratings.set(media, { rating, ratedAt, media });
			trakt.state.me.touch('movies', 'rated_at', ratedAt);
		};
		await look(watch('rated'));
		rate(6);
		expect((await look(watch('rated'))).map(({ rating }) => rating)).toEqual([6]);
		rate(9);
		expect((await look(watch('rated'))).map(({ rating }) => rating)).toEqual([9]);
		expect(await look(watch('rated'))).toEqual([]);
	});

	describe('for what airs soon', () => {
		const now = Date.parse('2036-03-01T12:00:00Z');
		const airing = watch('airing', { hoursAhead: 24 });

		function show(title: string, at: number) {
			return trakt.state.library.show({ title, seasons: [1], firstAired: new Date(at).toISOString() });
		}

		const shows = (entries: IDataObject[]) => entries.map((entry) => (entry.show as IDataObject).title);

		it('tells an episode once, as soon as it is near enough, with one request', async () => {
			show('Tonight', now + 8 * 3_600_000);
			show('The day after', now + 30 * 3_600_000);
			expect(await look(airing, now)).toEqual([]);
			expect(requests()).toHaveLength(1);
			expect(await look(airing, now + 3_600_000)).toEqual([]);
			expect(shows(await look(airing, now + 7 * 3_600_000))).toEqual(['The day after']);
			expect(await look(airing, now + 8 * 3_600_000)).toEqual([]);
		});

		it('tells one that was announced at short notice, and what aired while n8n was down', async () => {
			await look(airing, now);
			show('Surprise', now + 2 * 3_600_000);
			expect(shows(await look(airing, now + 60_000))).toEqual(['Surprise']);
			show('While away', now + 5 * DAY);
			expect(shows(await look(airing, now + 8 * DAY))).toEqual(['While away']);
			expect(await look(airing, now + 8 * DAY + 60_000)).toEqual([]);
		});
	});

	it('tells a playback once, when it has begun', async () => {
		const extras = extrasOf(trakt.state, trakt.state.me);
		const checkIn = (startedAt: string) => ({ media: film('Now'), startedAt, expiresAt: '2026-11-20T22:00:00.000Z' });
		expect(await look(watch('playing'))).toEqual([]);
		extras.checkIn = checkIn('2026-11-20T20:00:00.000Z');
		expect(titles(await look(watch('playing')))).toEqual(['Now']);
		expect(await look(watch('playing'))).toEqual([]);
		extras.checkIn = undefined;
		expect(await look(watch('playing'))).toEqual([]);
		extras.checkIn = checkIn('2026-11-21T20:00:00.000Z');
		expect(titles(await look(watch('playing')))).toEqual(['Now']);
	});

	it('gives a sample of real entries in a manual test', async () => {
		trakt.state.me.watch(film('Seen'));
		expect(await sample(client, watch('watchlistAdded'), Date.now())).toHaveLength(3);
		expect(titles(await sample(client, watch('watched'), Date.now()))).toEqual(['Seen']);
	});
});
