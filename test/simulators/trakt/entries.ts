import { ApiError } from './apiError';
import type { ItemList } from './itemList';
import type { Call } from './routes';
import type { Account } from './state';
import { countIn, readSyncBody, zeros } from './syncBody';

/** `POST …` on a watchlist or list: 201 whatever became of the items, unless the limit is exceeded. */
export function addEntries(call: Call, list: ItemList, limit: number | undefined, people = false): object {
	const { wanted, notFound } = readSyncBody(call.state.library, call.body);
	const fresh = new Set(wanted.map(({ media }) => media).filter((media) => !list.has(media)));
	if (limit !== undefined && fresh.size > 0 && list.size + fresh.size > limit) {
		throw limitExceeded(call, call.me, limit);
	}
	const added = zeros(people);
	const existing = zeros(people);
	for (const { media, notes } of wanted) {
		countIn(list.add(media, undefined, notes) === undefined ? existing : added, media.type);
	}
	return { added, existing, not_found: notFound, list: footer(list) };
}

/** `POST …/remove` on a watchlist or list. */
export function removeEntries(call: Call, list: ItemList, people = false): object {
	const { wanted, notFound } = readSyncBody(call.state.library, call.body);
	const deleted = zeros(people);
	for (const { media } of wanted) {
		if (list.remove(media)) countIn(deleted, media.type);
	}
	return { deleted, not_found: notFound, list: footer(list) };
}

function footer(list: ItemList): object {
	return { updated_at: list.updatedAt, item_count: list.size };
}

function limitExceeded(call: Call, account: Account, limit: number): ApiError {
	if (call.state.switches.accountLimitStyle === 'modern') return new ApiError(420);
	return new ApiError(420, {
		'x-upgrade-url': 'https://trakt.tv/vip',
		'x-vip-user': String(account.vip),
		'x-account-limit': String(limit),
	});
}
