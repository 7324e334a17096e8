import { ServiceError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import { ViewCache } from '../cache';
import { part, type Card } from '../card';
import { isForPerson, orRefusal } from '../problem';
import type { View, ViewContext } from '../views';
import { providersOf } from './about';
import { cardOfKey, fewTitles } from './title';

const DAY_MS = 86_400_000;

/** By title: many small answers, which must not crowd out what the screens are made of. */
const offers = new ViewCache(5_000);

/** By title: whether it streams in the reader's country; null when TMDB cannot tell just now. */
type Streams = Record<string, boolean | null>;

/** Which of a few titles stream in the reader's country; one request for each that was not asked for within a day. */
export const streams: View = {
	isPersonal: false,
	freshMs: (answer) => (Object.values(answer as Streams).includes(null) ? 0 : 3_600_000),
	parameters: (query) => fewTitles(query.of),
	async load(context, keys) {
		const asked = await Promise.all(
			keys.split(',').map(async (key) => [key, await orRefusal(streamsHere(context, key, cardOfKey(key)))] as const),
		);
		const refusals = asked.flatMap(([, answer]) => (answer instanceof ServiceError ? [answer] : []));
		// One title that cannot be read keeps nothing from the others.
		const refusal = refusals.find(isForPerson) ?? (refusals.length === asked.length ? refusals[0] : undefined);
		if (refusal !== undefined) throw refusal;
		return Object.fromEntries(asked.map(([key, answer]) => [key, answer instanceof ServiceError ? null : answer])) satisfies Streams;
	},
};

async function streamsHere(context: ViewContext, key: string, { type, tmdb = 0 }: Card): Promise<boolean> {
	const entry = await offers.read(context.key('streams', key), {
		freshMs: DAY_MS,
		after: context.changeTimes.flush ?? 0,
		load: async () => {
			const client = await context.upstream.tmdb();
			const kind = type === 'movie' ? 'movie' : 'tv';
			const answer = await orRefusal(client.get(path`/3/${kind}/${tmdb}/watch/providers`));
			if (!(answer instanceof ServiceError)) return providersOf({ 'watch/providers': part(answer) }, context.region).stream.length > 0;
			if (answer.status !== 404) throw answer;
			return false;
		},
	});
	return JSON.parse(entry.text) as boolean;
}
