import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { accountId } from '../../client/lists';
import { asObject } from '../../makers/reads';

export const getAccount = defineOperation<TmdbApi>()({
	resource: 'account',
	operation: 'get',
	name: 'Get',
	action: 'Get the account',
	description: 'Get the number, user name, language and country of the connected TMDB account',
	async execute(api) {
		return asObject(await api.client.get(path`/3/account/${await accountId(api.client)}`));
	},
});
