import type { MediaIds } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';
import type { Found } from './lookUp';
import { BoundedMap } from '../../shared/util/boundedMap';

/** Answers that are kept, the newest ones: about 60 bytes each in the workflow's static data. */
const MOST_KEPT = 10_000;

/** What was not found is asked for again after this many days: catalogues grow. */
const AGAIN_AFTER_DAYS = 7;

const DAY_MS = 24 * 3600 * 1000;

/** An answer as it is stored: type, TMDB and TVDB number; or the day on which nothing was found, and why. */
type Stored = [type: 'm' | 's', tmdb: number, tvdb?: number] | [day: number, reason: string];

/** The answers of look-ups, remembered between runs. */
export class Answers {
	private readonly known: BoundedMap<string, Stored>;

	private changed = false;

	/** @param stored what `toStore` gave, or anything else for no memory */
	constructor(
		stored: unknown,
		private readonly now: number,
	) {
		this.known = new BoundedMap(MOST_KEPT, entriesOf(stored));
	}

	get(key: string): Found | undefined {
		const answer = this.known.get(key);
		if (answer === undefined) return undefined;
		if (answer[0] === 'm' || answer[0] === 's') {
			const [type, tmdb, tvdb] = answer as [string, number, number?];
			const ids: MediaIds = { tmdb, ...(tvdb === undefined ? {} : { tvdb }) };
			return { media: { type: type === 'm' ? 'movie' : 'show', ids } };
		}
		const [day, reason] = answer as [number, string];
		return this.now - day * DAY_MS > AGAIN_AFTER_DAYS * DAY_MS ? undefined : { reason };
	}

	put(key: string, found: Found): void {
		this.changed = true;
		this.known.delete(key);
		if ('reason' in found) {
			this.known.set(key, [Math.floor(this.now / DAY_MS), found.reason.slice(0, 300)]);
		} else {
			const { type, ids } = found.media;
			this.known.set(key, [type === 'movie' ? 'm' : 's', Number(ids.tmdb), ...(ids.tvdb === undefined ? [] : [ids.tvdb])] as Stored);
		}
	}

	/** One text, because n8n wraps every stored object in a proxy; undefined when nothing is new. */
	toStore(): string | undefined {
		return this.changed ? JSON.stringify([...this.known]) : undefined;
	}
}

function entriesOf(stored: unknown): Array<[string, Stored]> {
	try {
		const entries = JSON.parse(asText(stored)) as Array<[string, Stored]>;
		return entries.filter(([key, answer]) => typeof key === 'string' && Array.isArray(answer)).slice(-MOST_KEPT);
	} catch {
		return [];
	}
}
