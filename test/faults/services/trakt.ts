import { WatchFlowTraktOAuth2Api } from '../../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { operations } from '../../../nodes/Trakt/resources';
import { films, shows } from '../../simulators/catalogue';
import { startTrakt, type TraktSimulator } from '../../simulators/trakt';
import { extrasOf } from '../../simulators/trakt/extras';
import type { ItemList } from '../../simulators/trakt';
import { fillAccount, fillSample } from '../../simulators/trakt/sample';
import { talkOf } from '../../simulators/trakt/talk';
import { variantsOf } from '../../trakt/samples';
import { traktCredential } from '../../world';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

interface TraktFaultWorld extends FaultWorld {
	trakt: TraktSimulator;
}

export default defineAdapter<TraktFaultWorld>({
	folder: 'Trakt',
	names: ['Trakt'],
	credentials: [WatchFlowTraktOAuth2Api],
	operations,
	reusable: true,
	async start() {
		const trakt = await startTrakt({ limits: 'off' });
		fillSample(trakt.state);
		fillAccount(trakt.state);
		const resets = extrasOf(trakt.state, trakt.state.me).resets;
		for (const show of trakt.state.library.shows.slice(0, 3)) resets.set(show, '2026-01-02T00:00:00.000Z');
		return {
			trakt,
			simulators: [trakt.api],
			credentials: { watchFlowTraktOAuth2Api: traktCredential(trakt).data },
			snapshot: () => account(trakt),
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
	another: ({ title, otherUser }, index) => ({
		...(title === undefined ? {} : { title: titleAfter(String(title), index) }),
		...(otherUser === undefined ? {} : { otherUser: ['justin', 'waiting-walt', 'justin'][index] }),
	}),
});

/** The title that stands so many places behind it in the catalogue. */
function titleAfter(slug: string, index: number): string {
	const list = [films, shows].find((titles) => titles.some((one) => one.slug === slug)) ?? [];
	return list[list.findIndex((one) => one.slug === slug) + index]?.slug ?? slug;
}

function account({ state }: TraktSimulator) {
	const { me } = state;
	const extras = extrasOf(state, me);
	const { comments, notes } = talkOf(state);
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
		followers: extras.followers,
		requests: [...extras.requests.keys()],
		resets: [...extras.resets.keys()].map(({ ids }) => ids.trakt),
		comments: comments.map(({ text, parentId, likedBy }) => [text, parentId, likedBy.size]),
		notes: notes.map(({ text, privacy }) => [text, privacy]),
		checkIn: extras.checkIn?.media.ids.trakt,
	};
}
