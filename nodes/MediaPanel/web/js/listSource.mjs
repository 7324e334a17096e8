import { viewSignal } from './route.mjs';
import { known, look } from './store.mjs';
import { listParameters } from './mine.mjs';

/** Pages that are asked for at once. */
const AT_ONCE = 3;

/** A page that could not be read is asked for again when it is looked at after this time. */
const AGAIN_AFTER_MS = 5_000;

/**
 * A long list of which only the pages that are looked at are read. TMDB keeps favorites as two lists: they follow each
 * other here.
 */
export class ListSource {
	/**
	 * @param {string} of
	 * @param {string} type
	 * @param {string} sort
	 * @param {() => void} changed called when more of it is there
	 */
	constructor(of, type, sort, changed) {
		this.of = of;
		this.sort = sort;
		this.changed = changed;
		this.signal = viewSignal();
		const types = of === 'favorites' && type === 'all' ? ['movie', 'show'] : [type];
		/** @type {Array<{ type: string, total: number, size: number, pages: number }>} */
		this.parts = types.map((one) => ({ type: one, total: 0, size: 1, pages: 1 }));
		/** @type {Set<string>} */
		this.asked = new Set();
		/** Pages that are in sight and not read yet. @type {Array<{ part: any, page: number }>} */
		this.wanted = [];
		this.reading = 0;
		/** @type {any} */
		this.problem = undefined;
		/** Whether the first pages were asked for and have come, or failed. */
		this.started = false;
	}

	parametersOf(part, page) {
		return listParameters(this.of, part.type, this.sort, page);
	}

	/** The pages in their order, each with its cards, or with how many there should be. */
	*slots() {
		for (const part of this.parts) {
			for (let page = 1; page <= part.pages; page += 1) {
				const data = this.of === 'upNext' ? known('upNext') : known('list', this.parametersOf(part, page));
				const expected = page === 1 ? 0 : Math.max(0, Math.min(part.size, part.total - (page - 1) * part.size));
				yield { part, page, cards: data?.cards, length: data?.cards.length ?? expected };
			}
		}
	}

	/** How many entries there are, as far as is known. */
	get length() {
		let length = 0;
		for (const slot of this.slots()) length += slot.length;
		return length;
	}

	/** How many the service says there are. */
	get total() {
		return this.of === 'upNext' ? this.length : this.parts.reduce((sum, part) => sum + part.total, 0);
	}

	get read() {
		let read = 0;
		for (const { cards } of this.slots()) read += cards?.length ?? 0;
		return read;
	}

	/** Entries from one index to another; undefined stands for what is not read yet, and is asked for. */
	range(from, to) {
		const cards = [];
		this.wanted = [];
		let start = 0;
		for (const slot of this.slots()) {
			const end = start + slot.length;
			if (end > from && start < to) {
				if (slot.cards === undefined) this.wanted.push(slot);
				for (let index = Math.max(from, start); index < Math.min(to, end); index += 1) cards.push(slot.cards?.[index - start]);
			}
			start = end;
			if (start >= to) break;
		}
		while (this.reading < AT_ONCE && this.wanted.length > 0) void this.readWanted();
		return cards;
	}

	/** One page after the other, as long as some are in sight: what was scrolled past meanwhile is not asked for. */
	async readWanted() {
		this.reading += 1;
		for (let slot = this.wanted.shift(); slot !== undefined; slot = this.wanted.shift()) await this.ask(slot.part, slot.page);
		this.reading -= 1;
	}

	/** Everything that is read. */
	all() {
		return [...this.slots()].flatMap(({ cards }) => cards ?? []);
	}

	/** Reads the first page of each part; the others as they are looked at. */
	async begin() {
		await Promise.all(this.parts.map(async (part) => await this.ask(part, 1, true)));
	}

	/** Reads every page, a few at a time. @param {() => boolean} isWanted */
	async readAll(isWanted) {
		const missing = [...this.slots()].filter(({ cards }) => cards === undefined);
		const next = async () => {
			for (let slot = missing.shift(); slot !== undefined && isWanted(); slot = missing.shift()) await this.ask(slot.part, slot.page);
		};
		await Promise.all(Array.from({ length: AT_ONCE }, next));
	}

	/** Reads the first page that is not read yet. */
	async readOn() {
		const [next] = [...this.slots()].filter(({ cards }) => cards === undefined);
		if (next !== undefined) await this.ask(next.part, next.page);
	}

	async ask(part, page, again = false) {
		const name = `${part.type} ${page}`;
		if (this.asked.has(name) && !again) return;
		this.asked.add(name);
		const note = () => {
			const data = this.of === 'upNext' ? known('upNext') : known('list', this.parametersOf(part, page));
			if (data === undefined) return;
			if (this.of !== 'upNext')
				Object.assign(part, { total: data.total, size: data.size, pages: Math.max(1, Math.ceil(data.total / data.size)) });
			this.problem = undefined;
			this.changed();
		};
		try {
			if (this.of === 'upNext') await look('upNext', {}, note, this.signal);
			else await look('list', this.parametersOf(part, page), note, this.signal);
		} catch (error) {
			if (this.signal.aborted) return;
			// It may be in sight: it is not asked for without end.
			setTimeout(() => this.asked.delete(name), AGAIN_AFTER_MS);
			this.problem = error;
			this.changed();
		}
	}
}
