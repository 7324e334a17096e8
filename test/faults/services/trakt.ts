import { existsSync } from 'node:fs';
import { TraktOAuth2Api } from '../../../credentials/TraktOAuth2Api.credentials';
import { operations } from '../../../nodes/Trakt/resources';
import { Contract, contractPath } from '../../contract/openapi';
import { startTrakt, type TraktSimulator } from '../../simulators/trakt';
import { TRAKT_CONTRACT, TRAKT_CONTRACT_OPTIONS } from '../../simulators/trakt/errata';
import { extrasOf } from '../../simulators/trakt/extras';
import type { ItemList } from '../../simulators/trakt';
import { fillSample } from '../../simulators/trakt/sample';
import { contractExamples } from '../../trakt/examples';
import { variantsOf } from '../../trakt/samples';
import { traktCredential } from '../../world';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

interface TraktFaultWorld extends FaultWorld {
	trakt: TraktSimulator;
}

/** Answers what the simulator has no route for; the vendor's contract lies beside the repository, or is missing. */
const examples = existsSync(contractPath(TRAKT_CONTRACT))
	? contractExamples(Contract.load(TRAKT_CONTRACT, TRAKT_CONTRACT_OPTIONS))
	: undefined;

/** A like, an approval and a reset are what they are, however often they are sent (contract: 204 without a body). */
const SAME_TWICE = /\/(?:like|reset|requests\/\d+)$/;

export default defineAdapter<TraktFaultWorld>({
	folder: 'Trakt',
	names: ['Trakt'],
	credentials: [TraktOAuth2Api],
	operations,
	reusable: true,
	async start() {
		const trakt = await startTrakt({ limits: 'off' });
		fillSample(trakt.state);
		const elsewhere: string[] = [];
		if (examples !== undefined) {
			trakt.state.fallback = (method, path) => {
				// What the simulator does not model has no state: there, the writes that add something are counted.
				if (method === 'POST' && !SAME_TWICE.test(path)) elsewhere.push(path);
				return examples(method, path);
			};
		}
		return {
			trakt,
			simulators: [trakt.api],
			credentials: { traktOAuth2Api: traktCredential(trakt).data },
			snapshot: () => ({ ...account(trakt), elsewhere }),
			secrets: () => [...trakt.api.secrets, ...trakt.auth.secrets],
			close: async () => await trakt.close(),
		};
	},
	sample(operation, { trakt }) {
		const found = operations.find((one) => nameOf(one) === nameOf(operation));
		const [parameters] = found === undefined ? [] : variantsOf(found, trakt);
		if (parameters === undefined) return undefined;
		return { parameters: operation.resource === 'scrobble' ? { ...parameters, progress: 50 } : parameters };
	},
});

function account({ state }: TraktSimulator) {
	const { me } = state;
	const extras = extrasOf(state, me);
	const entries = (list: ItemList) => list.read().map(({ notes, media }) => [media.type, media.ids.trakt, notes]);
	return {
		watchlist: entries(me.watchlist),
		lists: me.lists.map((list) => [list.name, list.description, list.privacy, list.items.sort, entries(list.items)]),
		liked: me.liked.map(({ list }) => list.name),
		history: me.history.map(({ media, action }) => [media.type, media.ids.trakt, action]),
		favorites: entries(extras.favorites),
		collection: entries(extras.collection),
		ratings: [...extras.ratings].map(([media, { rating }]) => [media.type, media.ids.trakt, rating]),
		// One progress per title, however often it is told.
		playback: [...new Map(extras.playback.map(({ media, progress }) => [media.ids.trakt, progress]))],
		hidden: [...extras.hidden].map(([section, list]) => [section, entries(list)]),
		following: extras.following,
		checkIn: extras.checkIn?.media.ids.trakt,
	};
}
