import type { TraktSimulator } from '../../simulators/trakt';
import type { SampleLists } from '../../simulators/trakt/sample';
import type { Answer } from '../../simulators/trakt/testClient';

/** What a fact is shown on. */
export interface Stage {
	trakt: TraktSimulator;
	lists: SampleLists;
	/** One well-behaved call of the signed-in account: "GET /sync/watchlist". */
	ask(line: string, options?: { body?: unknown; token?: string | null; headers?: Record<string, string | undefined> }): Promise<Answer>;
	/** One form to the sign-in host. */
	post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

/** Something that the product relies on at Trakt: what is sent, and what comes back. */
export interface Fact {
	name: string;
	/** Who says so: an issue of trakt-api, a page of the guides, or the published contract. */
	source: string;
	shows(stage: Stage): Promise<void>;
}

export const fact = (name: string, source: string, shows: Fact['shows']): Fact => ({ name, source, shows });

/** The status and some headers of an answer, to compare at once. */
export const seen = ({ status, headers }: Answer, ...names: string[]): unknown[] => [status, ...names.map((name) => headers.get(name))];
