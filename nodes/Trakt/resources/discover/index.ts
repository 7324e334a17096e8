import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { getRanking } from './getRankings';
import { getUpdates } from './updates';

/** The first operation is the default. */
export const discover: Room<TraktApi> = {
	name: 'Discover',
	value: 'discover',
	description: 'Trending, popular, anticipated and other rankings',
	operations: [
		getRanking('trending'),
		getRanking('popular'),
		getRanking('anticipated'),
		getRanking('hot'),
		getRanking('watched'),
		getRanking('played'),
		getRanking('collected'),
		getRanking('favorited'),
		getRanking('streaming'),
		getRanking('boxOffice'),
		getUpdates,
	],
};
