import { entryKey, type TraktEntry } from '../../nodes/Trakt/client/entries';
import { readTraktPages } from '../../nodes/Trakt/client/paging';
import { traktPolicy } from '../../nodes/Trakt/client/policy';
import { bulkFilms } from '../simulators/catalogue';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { sendWith, testClient } from '../shared/service';

let trakt: TraktSimulator;

beforeEach(async () => (trakt = await startTrakt()));
afterEach(async () => await trakt.close());

function fill(count: number): void {
	for (const film of bulkFilms(count)) trakt.state.watchlist.addMovie(film);
}

function reader() {
	const { access_token: token } = trakt.signIn();
	const { client, outcome } = testClient(trakt.api.url, { policy: traktPolicy, headers: trakt.headers(), send: sendWith(token) });
	const call = { path: '/sync/watchlist', what: 'the watchlist', key: entryKey };
	return async () => await outcome(readTraktPages<TraktEntry>(client, call));
}

const titles = (read: unknown) => (read as { items: TraktEntry[] }).items.map(({ movie }) => movie?.ids?.trakt);

describe('the watchlist', () => {
	it.each([
		[0, 1],
		[1, 1],
		[100, 1],
		[101, 1],
		[250, 1],
		[251, 2],
		[1_000, 4],
		[10_000, 40],
	])('of %i titles is read whole in %i requests', async (count, requests) => {
		fill(count);
		const read = await reader()();
		expect(titles(read)).toEqual(bulkFilms(count).map(({ trakt: id }) => id));
		expect(trakt.api.requests).toHaveLength(requests);
		expect((read as { startedAt: number }).startedAt).toBeGreaterThan(Date.now() - 60_000);
	});

	it('is read whole when Trakt sends smaller pages than were asked for', async () => {
		trakt.state.switches.paging = { size: 10, max: 40 };
		fill(101);
		expect(titles(await reader()())).toHaveLength(101);
		expect(trakt.api.requests).toHaveLength(3);
	});

	it('without page headers is one page', async () => {
		fill(30);
		trakt.state.lies = { noHeaders: true };
		expect(titles(await reader()())).toHaveLength(30);
		expect(trakt.api.requests).toHaveLength(1);
	});

	it('whose count is wrong for good is read whole, and said to be short of what was announced', async () => {
		fill(260);
		trakt.state.lies = { itemCount: 300 };
		const read = (await reader()()) as unknown as { items: unknown[]; short: object };
		expect(read.items).toHaveLength(260);
		expect(read.short).toMatchObject({ announced: 300, received: 260 });
		trakt.state.lies = { pageCount: 1 };
		expect(await reader()()).toMatchObject({ short: { announced: 260, received: 250 } });
	});

	it('that changes while it is read is read again: nothing lost, nothing doubled', async () => {
		fill(600);
		const [newcomer] = bulkFilms(601).slice(-1);
		trakt.api.onRequest = (_request, seen) => {
			if (seen === 2) trakt.state.watchlist.add(trakt.state.library.movie(newcomer as never));
		};
		const read = titles(await reader()());
		expect(new Set(read).size).toBe(601);
		expect(read).toHaveLength(601);
	});

	it.each([
		['an object', '{}'],
		['nothing', ''],
		['null', 'null'],
		['an error with success status', '{"error":"sorry"}'],
	])('is not taken for empty when the answer is %s', async (_name, body) => {
		fill(10);
		trakt.api.faults.add({ kind: 'status', status: 200, body, headers: { 'content-type': 'application/json' }, times: -1 });
		expect(await reader()()).toBeInstanceOf(Error);
	});
});
