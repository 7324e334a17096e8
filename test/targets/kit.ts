import { emptyMemory, type Memory } from '../../nodes/MediaSync/memory/memory';
import { runSync, type SyncSettings } from '../../nodes/MediaSync/sync/sync';
import type { Target } from '../../nodes/MediaSync/targets/target';
import type { Result, Title } from '../../nodes/MediaSync/sync/titles';
import type { ServicePolicy } from '../../nodes/shared/http/policy';
import { identity, type Media } from '../../nodes/shared/media/identity';
import { sendWith, testClient, type TestClient } from '../shared/service';

/** A client of one of these servers, on a clock of its own. */
export const clientOf = (server: { url: string; apiKey: string }, policy: ServicePolicy): TestClient =>
	testClient(server.url, { policy, headers: { 'X-Api-Key': server.apiKey }, send: sendWith() });

export const movie = (title: string, tmdb: number | undefined, more: Partial<Media> = {}): Media => ({
	type: 'movie',
	title,
	year: 2008,
	ids: { tmdb },
	...more,
});

export const show = (title: string, ids: Media['ids']): Media => ({ type: 'show', title, year: 2008, ids });

export const season = (title: string, ids: Media['ids'], number: number): Media => ({
	type: 'season',
	title,
	year: 2008,
	ids,
	season: number,
});

/** A watchlist, and what a sync from it remembers between its runs. */
export class Sync {
	readonly memory: Memory = emptyMemory();

	/** Days that have passed since the first run. */
	day = 0;

	constructor(
		public titles: Media[],
		private readonly makeTarget: () => Target,
		private readonly kit: TestClient,
		private readonly settings: Partial<SyncSettings> = {},
	) {}

	/** One run of the real engine into a fresh target, as each execution makes it. */
	async run(changes: Partial<SyncSettings> = {}): Promise<SyncOutcome> {
		const outcome = await this.kit.clock.drive(
			runSync({
				source: sourceOf(this.titles),
				target: this.makeTarget(),
				settings: { ...SETTINGS, ...this.settings, ...changes },
				memory: this.memory,
				now: Date.now() + this.day * 86_400_000,
				progress: () => undefined,
			}),
			20_000,
		);
		return new SyncOutcome(outcome.results);
	}
}

export class SyncOutcome {
	constructor(readonly results: Result[]) {}

	/** "added 2, inLibrary 1", in the alphabet's order. */
	get counts(): string {
		const counts = new Map<string, number>();
		for (const { outcome } of this.results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
		return [...counts]
			.sort()
			.map(([outcome, count]) => `${outcome} ${count}`)
			.join(', ');
	}

	/** "Breaking Bad: added (1 inLibrary, 2 added)" */
	get lines(): string[] {
		return this.results.map(({ media, outcome, seasons }) => {
			const each = seasons?.map((one) => `${one.season} ${one.outcome}`).join(', ');
			return `${media.title}: ${outcome}${each === undefined ? '' : ` (${each})`}`;
		});
	}

	reason(title: string): string {
		return this.results.find(({ media }) => media.title === title)?.reason ?? '';
	}
}

const SETTINGS: SyncSettings = {
	filters: { mediaTypes: ['movies', 'shows', 'seasons'] },
	dryRun: false,
	checkLibrary: true,
	readdRemoved: false,
	removals: 'keep',
	maxRemovalPercent: 100,
	removeFromSource: false,
	takeWatchedOff: false,
	targetSettings: {},
	accounts: 'test',
};

function sourceOf(media: Media[]) {
	const titles = media.map((one): Title => ({ media: one, key: identity(one), source: 'watchlist' }));
	return {
		name: 'Trakt watchlist',
		labels: ['watchlist'],
		// Always changed, so that every run looks.
		changedAt: async () => await Promise.resolve({ times: { watchlist: Number.POSITIVE_INFINITY }, unreachable: {} }),
		read: async () => {
			const entries = new Map(titles.map(({ key = '' }) => [key, key]));
			const list = { label: 'watchlist', name: 'watchlist', newestOnly: false, seen: { entries, surplus: 0, saidShort: false } };
			return await Promise.resolve({ titles, lists: [list], unreadable: {} });
		},
		stillHas: async () => await Promise.resolve(true),
		remove: async () => await Promise.resolve(new Map<Title, string>()),
	};
}
