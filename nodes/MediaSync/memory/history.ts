import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { titleItem } from '../../shared/media/titleItem';
import { Offers } from '../lookUp/offers';
import { bounded, readRuns, type RunRecord } from './journal';
import { mediaOf, readMemory, storeMemory, type HistoryEntry, type Memory } from './memory';
import { emptyState, readState, storeState, type TwoWayState } from '../twoWay/state';

const STORE = 'watchflowSync';
const TWO_WAY_STORE = 'watchflowTwoWay';
const ANSWERS_STORE = 'watchflowLookUps';
const OFFERS_STORE = 'watchflowOffers';
const RUNS_STORE = 'watchflowRuns';

/**
 * The memories of all syncs of one workflow, in its static data, so that the History operations of one
 * node see what another node has synced.
 */
export class SyncStore {
	private known?: Offers;

	constructor(private readonly context: Pick<IExecuteFunctions, 'getWorkflowStaticData'>) {}

	read(name: string): Memory {
		return readMemory(this.all()[name]);
	}

	write(name: string, memory: Memory): void {
		this.context.getWorkflowStaticData('global')[STORE] = { ...this.all(), [name]: storeMemory(memory) };
	}

	/** The answers of look-ups, as text. */
	answers(): unknown {
		return this.context.getWorkflowStaticData('global')[ANSWERS_STORE];
	}

	writeAnswers(text: string): void {
		this.context.getWorkflowStaticData('global')[ANSWERS_STORE] = text;
	}

	/** Where titles can be streamed, as it was asked for last; `writeOffers` keeps what is new. */
	offers(): Offers {
		return (this.known ??= new Offers(this.context.getWorkflowStaticData('global')[OFFERS_STORE], Date.now()));
	}

	writeOffers(): void {
		const text = this.known?.toStore();
		if (text !== undefined) this.context.getWorkflowStaticData('global')[OFFERS_STORE] = text;
	}

	/** What the last runs added, newest first. */
	runs(): RunRecord[] {
		return readRuns(this.context.getWorkflowStaticData('global')[RUNS_STORE]);
	}

	/** Puts a run before the others, or in the place of the one with its ID. */
	writeRun(run: RunRecord): void {
		const known = this.runs();
		const runs = known.some(({ id }) => id === run.id) ? known.map((one) => (one.id === run.id ? run : one)) : [run, ...known];
		this.context.getWorkflowStaticData('global')[RUNS_STORE] = JSON.stringify(bounded(runs));
	}

	/** Everything that was synced, newest first. */
	list(): IDataObject[] {
		const entries = Object.keys(this.all()).flatMap((name) => [...this.read(name).history.values()].map((entry) => ({ name, entry })));
		entries.push(...this.listTwoWay());
		entries.sort((a, b) => b.entry.at - a.entry.at);
		return entries.map(({ name, entry }) =>
			titleItem(
				{ ...mediaOf(entry), outcome: entry.outcome },
				{
					syncedAt: new Date(entry.at * 1000).toISOString(),
					key: entry.key,
					source: entry.source,
					target: name.split(':').at(-1),
				},
			),
		);
	}

	/**
	 * The keys of what somebody names, as far as they are known here: a whole key (of a show also its seasons),
	 * or a bare TMDB number, which stands for a film or a show.
	 */
	keysOf(named: string): string[] {
		const name = named
			.trim()
			.toLowerCase()
			.replace(/^tv:/, 'show:')
			.replace(/^tmdb[:=]/, '');
		const wanted = /^\d+$/.test(name) ? [`movie:${name}`, `show:${name}`] : [name];
		const shows = wanted.filter((key) => key.startsWith('show:')).map((key) => `season:${key.slice('show:'.length)}:`);
		return this.keys().filter((key) => wanted.includes(key.toLowerCase()) || shows.some((season) => key.startsWith(season)));
	}

	private keys(): string[] {
		const syncs = Object.keys(this.all()).map((name) => this.read(name));
		const known = syncs.flatMap(({ history, refused, pending }) => [history, refused, pending].flatMap((titles) => [...titles.keys()]));
		const twoWay = Object.values(this.all(TWO_WAY_STORE)).flatMap((stored) => [...readState(stored).titles.keys()]);
		return [...new Set([...known, ...twoWay])];
	}

	/** What a two-way sync's sides had in common last, by other accounts nothing. */
	readTwoWay(name: string, accounts: string): TwoWayState {
		const state = readState(this.all(TWO_WAY_STORE)[name]);
		return state.accounts === accounts ? state : emptyState(accounts);
	}

	writeTwoWay(name: string, state: TwoWayState): void {
		const all = { ...this.all(TWO_WAY_STORE), [name]: storeState(state) };
		this.context.getWorkflowStaticData('global')[TWO_WAY_STORE] = all;
	}

	/**
	 * Forgets a title, or all of them: the next run looks at them as if for the first time. Nothing is
	 * removed from any target.
	 *
	 * @returns how many entries were deleted
	 */
	forget(key?: string): number {
		let deleted = 0;
		for (const name of Object.keys(this.all())) {
			const memory = this.read(name);
			const before = memory.history.size;
			const wasRefused = key === undefined ? memory.refused.size > 0 : memory.refused.has(key);
			for (const known of [memory.history, memory.refused, memory.pending]) {
				if (key === undefined) known.clear();
				else known.delete(key);
			}
			const gone = before - memory.history.size;
			if (gone > 0 || wasRefused) this.write(name, { ...memory, readAt: 0 });
			deleted += gone;
		}
		return deleted + this.forgetTwoWay(key);
	}

	private forgetTwoWay(key?: string): number {
		let deleted = 0;
		for (const [name, stored] of Object.entries(this.all(TWO_WAY_STORE))) {
			const state = readState(stored);
			const before = state.titles.size;
			if (key === undefined) state.titles.clear();
			else state.titles.delete(key);
			const gone = before - state.titles.size;
			if (gone > 0) this.writeTwoWay(name, state);
			deleted += gone;
		}
		return deleted;
	}

	private listTwoWay(): Array<{ name: string; entry: HistoryEntry }> {
		return Object.entries(this.all(TWO_WAY_STORE)).flatMap(([name, stored]) => {
			const { at, titles } = readState(stored);
			return [...titles].map(([key, { title, year, leaving }]) => ({
				name,
				entry: {
					key,
					title,
					year,
					at,
					source: 'watchlist',
					outcome: leaving === undefined ? 'alreadySubscribed' : 'leaving',
				} satisfies HistoryEntry,
			}));
		});
	}

	private all(store = STORE): IDataObject {
		return (this.context.getWorkflowStaticData('global')[store] ?? {}) as IDataObject;
	}
}
