import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { TMDB_CREDENTIAL } from '../Tmdb/client';
import { authenticationField, traktCredentials } from '../Trakt/credentials';
import { targetKinds } from './targets/registry';

const FROM_TRAKT = ['watchlist', 'lists', 'twoWay'];
const FROM_TMDB = ['tmdbFavorites', 'tmdbWatchlist'];

const shownWith = (field: INodeProperties, show: Record<string, string[]>): INodeProperties => ({
	...field,
	displayOptions: { show: { resource: ['sync'], ...show } },
});

/** Never seen: it is there exactly when TMDB has a part in the sync, and brings the credential along. */
const tmdbField: INodeProperties = { displayName: 'TMDB Account', name: 'tmdbAccount', type: 'hidden', default: 'own' };

/**
 * n8n shows a credential by the values of fields, and all of its conditions have to hold. A service that is
 * the source of some operations and the target of others therefore has a field of its own, shown in both cases.
 */
export const accountFields: INodeProperties[] = [
	shownWith(authenticationField, { operation: FROM_TRAKT }),
	shownWith(authenticationField, { operation: FROM_TMDB, target: ['traktList'] }),
	shownWith(tmdbField, { operation: [...FROM_TMDB, 'twoWay'] }),
	shownWith(tmdbField, { operation: FROM_TRAKT, target: ['tmdbWatchlist'] }),
];

export const credentials: INodeCredentialDescription[] = [
	...traktCredentials,
	{ name: TMDB_CREDENTIAL, required: true, displayOptions: { show: { tmdbAccount: ['own'] } } },
	...targetKinds.flatMap(({ value, credential }) =>
		credential === undefined ? [] : [{ name: credential, required: true, displayOptions: { show: { target: [value] } } }],
	),
];
