import { asText } from '../../shared/util/text';
import { BoundedMap } from '../../shared/util/boundedMap';

/** Titles whose offers are kept, the newest ones: about 80 bytes each in the workflow's static data. */
const MOST_KEPT = 5_000;

/** JustWatch renews what TMDB passes on once a day: a sync that runs each night asks each night, one that runs each hour does not. */
const AGAIN_AFTER_MS = 20 * 3600 * 1000;

/** When it was asked for (hours since 1970), the services that have it, and the one that the title waits for. */
type Stored = [hour: number, services: string[], waitsFor?: string];

/** Where titles can be streamed, remembered between runs. */
export class Offers {
	private readonly known: BoundedMap<string, Stored>;

	private changed = false;

	/** @param stored what `toStore` gave, or anything else for no memory */
	constructor(
		stored: unknown,
		private readonly now: number,
	) {
		this.known = new BoundedMap(MOST_KEPT, entriesOf(stored));
	}

	/** Names of the services; undefined when they have to be asked for. */
	get(key: string): string[] | undefined {
		const [hour, services] = this.known.get(key) ?? [0, []];
		return this.now - hour * HOUR_MS < AGAIN_AFTER_MS ? services : undefined;
	}

	put(key: string, services: string[]): void {
		const waitsFor = this.waitedFor(key);
		this.store(key, [Math.floor(this.now / HOUR_MS), services.slice(0, 30), ...(waitsFor === undefined ? [] : [waitsFor])] as Stored);
	}

	/** The service that the title was last seen to wait for. */
	waitedFor(key: string): string | undefined {
		return this.known.get(key)?.[2];
	}

	wait(key: string, service: string): void {
		const [hour, services, before] = this.known.get(key) ?? [0, []];
		if (before !== service) this.store(key, [hour, services, service]);
	}

	/** One text, because n8n wraps every stored object in a proxy; undefined when nothing is new. */
	toStore(): string | undefined {
		return this.changed ? JSON.stringify([...this.known]) : undefined;
	}

	private store(key: string, entry: Stored): void {
		this.changed = true;
		this.known.set(key, entry);
	}
}

const HOUR_MS = 3600 * 1000;

function entriesOf(stored: unknown): Array<[string, Stored]> {
	try {
		const entries = JSON.parse(asText(stored)) as Array<[string, Stored]>;
		return entries.filter(([key, entry]) => typeof key === 'string' && Array.isArray(entry[1])).slice(-MOST_KEPT);
	} catch {
		return [];
	}
}
