import { ApiError } from './apiError';
import type { Call, Route } from './routes';
import type { Account, PersonalList } from './state';

/** The account that `:id` names: a slug, or `me`. */
export function userOf(call: Call): Account {
	if (call.params.id === 'me') return call.me;
	// The name with its dot is not the slug (reported as 412, older reports as 404).
	if (call.params.id?.includes('.') === true) throw new ApiError(412);
	const account = call.state.account(call.params.id ?? '');
	if (account === undefined) throw new ApiError(404);
	if (account.deactivated && account !== call.account) throw new ApiError(410);
	return account;
}

/** Refuses what only its owner may see. */
export function visible(call: Call, privacy: PersonalList['privacy']): void {
	if (privacy !== 'private' && privacy !== 'friends') return;
	const { privateStatus } = call.state.switches;
	throw new ApiError(privateStatus, privateStatus === 401 ? { 'x-private-user': 'true' } : {});
}

export function userView(account: Account): object {
	return {
		username: account.slug,
		private: account.private,
		deleted: false,
		name: account.name,
		vip: account.vip,
		vip_ep: false,
		director: false,
		ids: { slug: account.slug, trakt: account.trakt },
	};
}

export const userRoutes: Route[] = [
	{
		method: 'GET',
		path: '/users/settings',
		auth: 'required',
		handle: ({ me }) => ({
			user: {
				...userView(me),
				ids: {
					slug: me.slug,
					trakt: me.trakt,
					uuid: `b6589fc6ab0dc82cf12099d1c2d40ab994e8${me.trakt}`,
				},
				joined_at: '2015-01-04T12:00:00.000Z',
				location: null,
				about: null,
				gender: null,
				age: null,
				images: {
					avatar: { full: 'https://walter.trakt.tv/images/placeholders/medium/leela.png' },
				},
				vip_og: false,
				vip_years: me.vip ? 2 : 0,
				vip_cover_image: null,
			},
			permissions: { commenting: true, liking: true, following: true },
			account: {
				timezone: 'Europe/Berlin',
				date_format: 'dmy',
				time_24hr: true,
				cover_image: null,
				token: null,
				display_ads: !me.vip,
			},
			connections: { facebook: false, twitter: false, google: true, apple: false },
			sharing_text: { watching: 'Watching [item]', watched: 'Watched [item]', rated: null },
			limits: me.limits,
		}),
	},
	{
		method: 'GET',
		path: '/users/:id',
		auth: 'optional',
		handle: (call) => userView(userOf(call)),
	},
];
