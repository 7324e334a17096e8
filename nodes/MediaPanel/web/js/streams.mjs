import { readView } from './api.mjs';
import { viewSignal } from './route.mjs';
import { keyOf, streams } from './store.mjs';

/** What n8n finds out with one answer. */
const AT_ONCE = 5;

/** Titles that are looked at before the reader is asked whether to go on: each costs a request at TMDB. */
const MOST = 100;

const GOOD_FOR = 86_400_000;

/** Finds out which titles of a list stream in the reader's country: in their order, and no more than are wanted. */
export class StreamFinder {
	/**
	 * @param {import('./listSource.mjs').ListSource} source
	 * @param {object} ways
	 * @param {() => any[]} ways.cards those of the list that may be shown, as far as they are read
	 * @param {() => boolean} ways.isWanted whether the end of what was found is in sight
	 * @param {() => void} ways.changed called when something was found out
	 * @param {() => void} ways.ended called when nothing more is looked at for now
	 */
	constructor(source, { cards, isWanted, changed, ended }) {
		this.source = source;
		this.cards = cards;
		this.isWanted = isWanted;
		this.changed = changed;
		this.ended = ended;
		this.signal = viewSignal();
		this.left = MOST;
		/** Titles of which TMDB could not tell. @type {Set<string>} */
		this.skipped = new Set();
		this.isLooking = false;
		/** @type {any} */
		this.problem = undefined;
	}

	/** Whether a title streams; undefined as long as that is not known. A title without a TMDB number streams nowhere. */
	knows(card) {
		if (card.tmdb === undefined) return false;
		const { is, until } = streams.get(keyOf(card)) ?? { until: 0 };
		return until > Date.now() ? is : undefined;
	}

	/** How many of these titles were looked at. @param {any[]} cards */
	lookedAt(cards) {
		return cards.filter((card) => this.knows(card) !== undefined).length;
	}

	/** The reader wants more: what could not be told is asked again, too. */
	lookFurther() {
		this.left = MOST;
		this.skipped.clear();
		this.problem = undefined;
		void this.look();
	}

	/** Looks at a few titles after the other, as long as there are some and more are wanted. */
	async look() {
		if (this.isLooking || !this.canGoOn()) return;
		this.isLooking = true;
		while (this.canGoOn()) {
			const keys = [...new Set(this.unknown().map(keyOf))].slice(0, Math.min(AT_ONCE, this.left));
			const { read } = this.source;
			if (keys.length > 0) await this.ask(keys);
			else await this.source.readOn();
			if (keys.length === 0 && this.source.read === read) break;
			this.changed();
			// By then it is drawn, and known whether its end is still in sight.
			await new Promise(requestAnimationFrame);
		}
		this.isLooking = false;
		this.ended();
	}

	canGoOn() {
		const { source } = this;
		if (this.signal.aborted || this.problem !== undefined || source.problem !== undefined || this.left <= 0) return false;
		return this.isWanted() && (source.read < source.length || this.unknown().length > 0);
	}

	unknown() {
		return this.cards().filter((card) => this.knows(card) === undefined && !this.skipped.has(keyOf(card)));
	}

	async ask(keys) {
		this.left -= keys.length;
		try {
			const { data } = await readView('streams', { of: keys.join(',') }, { signal: this.signal });
			for (const key of keys) {
				if (typeof data[key] === 'boolean') streams.set(key, { is: data[key], until: Date.now() + GOOD_FOR });
				else this.skipped.add(key);
			}
		} catch (error) {
			this.problem = error;
		}
	}
}
