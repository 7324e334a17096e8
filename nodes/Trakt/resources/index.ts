import { operationsOf, type Room } from '../../shared/node/form';
import type { TraktApi } from '../client/api';
import { calendar } from './calendar';
import { checkIn } from './checkIn';
import { collection } from './collection';
import { comment } from './comment';
import { customApiCall } from './customApiCall';
import { discover } from './discover';
import { episode } from './episode';
import { favorite } from './favorite';
import { hiddenItem } from './hiddenItem';
import { history } from './history';
import { list } from './list';
import { listItem } from './listItem';
import { lookup } from './lookup';
import { movie } from './movie';
import { note } from './note';
import { person } from './person';
import { playback } from './playback';
import { progress } from './progress';
import { rating } from './rating';
import { recommendation } from './recommendation';
import { scrobble } from './scrobble';
import { search } from './search';
import { season } from './season';
import { show } from './show';
import { smartList } from './smartList';
import { user } from './user';
import { watched } from './watched';
import { watchlist } from './watchlist';

/** In the order of the Resource drop-down: what people use most stands first. */
export const rooms: Array<Room<TraktApi>> = [
	watchlist,
	history,
	search,
	list,
	listItem,
	calendar,
	progress,
	watched,
	rating,
	favorite,
	recommendation,
	discover,
	movie,
	show,
	season,
	episode,
	person,
	scrobble,
	checkIn,
	playback,
	collection,
	hiddenItem,
	comment,
	note,
	smartList,
	user,
	lookup,
	customApiCall,
];

export const operations = operationsOf(rooms);

/** Chosen when the node is new: what most people come for. */
export const DEFAULT_RESOURCE = 'watchlist';
