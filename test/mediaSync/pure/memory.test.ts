import fc from 'fast-check';
import { emptyMemory, mediaOf, readMemory, storeMemory, type HistoryEntry, type Memory } from '../../../nodes/MediaSync/memory/memory';

const entries = fc.record({
	key: fc.oneof(
		fc.nat().map((id) => `movie:${id}`),
		fc.tuple(fc.nat(), fc.nat(99)).map(([id, season]) => `season:${id}:${season}`),
	),
	outcome: fc.constantFrom('added' as const, 'alreadySubscribed' as const, 'inLibrary' as const, 'failed' as const, 'leaving' as const),
	at: fc.integer({ min: 0, max: 4_000_000_000 }),
	title: fc.string({ unit: 'binary' }),
	year: fc.integer({ min: 1, max: 2100 }),
	source: fc.string({ unit: 'grapheme' }),
});

const memories = fc.record({
	settings: fc.string(),
	watermarks: fc.dictionary(
		fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
		fc.nat(),
	),
	readAt: fc.nat(),
	seen: fc
		.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.nat(), fc.nat(9), fc.boolean()), { maxLength: 3 })
		.map(
			(lists) =>
				new Map(
					lists.map(([name, id, surplus, saidShort]) => [name, { entries: new Map([[String(id), `movie:${id}`]]), surplus, saidShort }]),
				),
		),
	pending: fc.constant(
		new Map([['show:1', { media: { type: 'show' as const, title: 'To come', ids: { tmdb: 1 } }, source: 'watchlist' }]]),
	),
	refused: fc.constant(new Map([['movie:2', { outcome: 'notFound' as const, reason: 'Nobody knows it', at: 7 }]])),
	history: fc
		.array(fc.tuple(entries, fc.boolean()), { maxLength: 30 })
		.map(
			(list) =>
				new Map(list.map(([{ year, ...entry }, hasYear]): [string, HistoryEntry] => [entry.key, hasYear ? { ...entry, year } : entry])),
		),
});

/** Static data are JSON in n8n's database. */
const throughDatabase = (memory: Memory): Memory => readMemory(JSON.parse(JSON.stringify(storeMemory(memory))));

describe('what a sync remembers', () => {
	it('comes back from the database as it was', () => {
		fc.assert(
			fc.property(memories, (memory) => expect(throughDatabase(memory)).toEqual({ ...memory, watermarks: { ...memory.watermarks } })),
		);
	});

	it.each([
		undefined,
		null,
		'',
		'text',
		42,
		[],
		{},
		{ history: null },
		{ history: 'text' },
		{ history: { 'movie:1': 'no JSON' } },
		{ history: { 'movie:1': '{}' } },
		{ history: { 'movie:1': 'null' } },
		{ history: { 'movie:1': 7 } },
	])('counts as empty when it is damaged: %j', (stored) => {
		expect(readMemory(stored)).toEqual(emptyMemory());
	});

	it.each([
		{ history: { 'movie:1': '[]' } },
		{ history: { 'movie:1': '"abc"' } },
		{ history: { 'movie:1': '["added","yesterday","Heat",1995,"watchlist"]' } },
		{ history: { 'movie:1': '["eaten",1,"Heat",1995,"watchlist"]' } },
		{ readAt: 'yesterday' },
	])('counts as empty when something else than an entry is in it: %j', (stored) => {
		expect(readMemory(stored)).toEqual(emptyMemory());
	});

	it('loses everything with one damaged entry, which costs a full run and nothing else', () => {
		const good = storeMemory({ ...emptyMemory(), settings: 'abc', readAt: 5, watermarks: { watchlist: 5 } });
		expect(readMemory({ ...good, history: { 'movie:1': 'no JSON', 'movie:2': '["added",1,"Heat",1995,"watchlist"]' } })).toEqual(
			emptyMemory(),
		);
	});

	it('takes one string per title', () => {
		const entry: HistoryEntry = { key: 'movie:1', outcome: 'added', at: 1, title: 'Heat', year: 1995, source: 'watchlist' };
		const stored = storeMemory({ ...emptyMemory(), history: new Map([[entry.key, entry]]) });
		expect(stored.history).toEqual({ 'movie:1': '["added",1,"Heat",1995,"watchlist"]' });
	});
});

it.each<[string, object]>([
	['movie:155', { type: 'movie', ids: { tmdb: 155 } }],
	['season:1396:2', { type: 'season', ids: { tmdb: 1396 }, season: 2 }],
	['season:1396:0', { type: 'season', ids: { tmdb: 1396 }, season: 0 }],
	['movie:imdb=tt1', { type: 'movie', ids: {} }],
])('the entry %s stands for its title', (key, media) => {
	expect(mediaOf({ key, outcome: 'added', at: 1, title: 'Heat', source: 'watchlist' })).toEqual({ title: 'Heat', ...media });
});
