import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { TMDB_CREDENTIAL } from '../../Tmdb/client';
import { authenticationField, traktCredentials } from '../../Trakt/client';
import { targetKinds } from '../targets/registry';

const FROM_TRAKT = ['watchlist', 'lists', 'traktOther', 'twoWay'];
const FROM_TMDB = ['tmdbFavorites', 'tmdbWatchlist'];
const FROM_ITEMS = ['items'];
const INTO_A_TARGET = ['watchlist', 'lists', 'traktOther', ...FROM_TMDB, ...FROM_ITEMS];

const UNDO = { resource: ['history'], operation: ['undoRun'] };

/**
 * The editor moves the choice of a sign-in into the credential's dialog, and with it every field that its
 * conditions name: Operation and Target would vanish from the form. Written as a path they are not recognised.
 */
const shownWith = (field: INodeProperties, show: Conditions, hide?: Conditions): INodeProperties => ({
	...field,
	displayOptions: { show: paths({ resource: ['sync'], ...show }), ...(hide === undefined ? {} : { hide: paths(hide) }) },
});

type Conditions = Record<string, string[]>;

const paths = (conditions: Conditions): Conditions =>
	Object.fromEntries(Object.entries(conditions).map(([name, values]) => [`/${name}`, values]));

/** Never seen: it is there exactly when TMDB has a part in the sync, and brings the credential along. */
const tmdbField: INodeProperties = { displayName: 'TMDB Account', name: 'tmdbAccount', type: 'hidden', default: 'own' };

/**
 * Trakt's sign-in where it is wanted besides {@link FROM_TRAKT}. The credential's dialog offers the choices of every
 * field of this name, shown or not: with choices of its own, each of these would list them once more.
 */
const signInField: INodeProperties = { displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'oAuth2' };

const accountOf = (target: string): string => `${target}Account`;

/**
 * n8n shows a credential by the values of fields, and all of its conditions have to hold. A service that is
 * the source of some operations and the target of others therefore has a field of its own, shown in both cases.
 */
export const accountFields = [
	shownWith(authenticationField, { operation: FROM_TRAKT }),
	shownWith(signInField, { operation: FROM_TMDB, target: ['traktList'] }),
	shownWith(signInField, { operation: FROM_ITEMS, lookUpWith: ['trakt'] }),
	shownWith(signInField, { operation: FROM_ITEMS, lookUpWith: ['tmdb', 'none'], target: ['traktList'] }),
	shownWith(tmdbField, { operation: [...FROM_TMDB, 'twoWay'] }),
	shownWith(tmdbField, { operation: FROM_ITEMS, lookUpWith: ['tmdb'] }),
	shownWith(tmdbField, { operation: FROM_ITEMS, lookUpWith: ['trakt', 'none'], target: ['tmdbWatchlist'] }),
	shownWith(tmdbField, { operation: FROM_TRAKT, target: ['tmdbWatchlist'] }),
	shownWith(tmdbField, { operation: ['lists', 'items'], otherTargets: ['tmdbWatchlist'] }),
	shownWith(signInField, { operation: FROM_TMDB, optionServices: ['trakt'] }, { target: ['traktList'] }),
	shownWith(signInField, { operation: FROM_ITEMS, optionServices: ['trakt'] }, { target: ['traktList'], lookUpWith: ['trakt'] }),
	shownWith(
		signInField,
		{ operation: FROM_ITEMS, otherTargets: ['traktList'] },
		{ target: ['traktList'], lookUpWith: ['trakt'], optionServices: ['trakt'] },
	),
	shownWith(tmdbField, { operation: [...FROM_TRAKT, ...FROM_ITEMS], optionServices: ['tmdb'] }),
	shownWith(signInField, { ...UNDO, target: ['traktList'] }),
	shownWith(tmdbField, { ...UNDO, target: ['tmdbWatchlist'] }),
	...targetKinds.flatMap(({ value, name, credential }) => {
		if (credential === undefined) return [];
		const field: INodeProperties = { displayName: `${name} Account`, name: accountOf(value), type: 'hidden', default: 'own' };
		return [
			shownWith(field, { operation: INTO_A_TARGET, target: [value] }),
			shownWith(field, { operation: ['lists', 'items'], otherTargets: [value] }),
			shownWith(field, { ...UNDO, target: [value] }),
		];
	}),
];

export const credentials: INodeCredentialDescription[] = [
	...traktCredentials,
	{ name: TMDB_CREDENTIAL, required: true, displayOptions: { show: { tmdbAccount: ['own'] } } },
	...targetKinds.flatMap(({ value, credential }) =>
		credential === undefined ? [] : [{ name: credential, required: true, displayOptions: { show: { [accountOf(value)]: ['own'] } } }],
	),
];
