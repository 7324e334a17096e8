import { path } from '../../shared/http/url';
import type { MediaType } from '../../shared/media/identity';
import type { Field } from '../../shared/node/field';
import type { ItemInput } from '../../shared/node/itemInput';

/** What can be listed, watched, collected and rated. */
export const WATCHABLE: readonly MediaType[] = ['movie', 'show', 'season', 'episode'];

/** `/sync/watchlist` for the connected account, `/users/NAME/watchlist` for somebody else. */
export function ownOr(item: ItemInput<Field<'user', 'string'>>, what: string): string {
	const user = item.string('user') || 'me';
	return user === 'me' ? `/sync/${what}` : path`/users/${user}/${what}`;
}

/** What a text search can look for. */
export const SEARCHABLE = ['movie', 'show', 'episode', 'person', 'list'] as const;
