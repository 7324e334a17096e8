import type { Operation } from '../../shared/operation';
import type { TraktApi } from '../api';
import { getCalendar } from './calendar.getMany';
import { cancelCheckIn } from './checkIn.cancel';
import { checkIn } from './checkIn.create';
import { addToCollection } from './collection.add';
import { getCollection } from './collection.getMany';
import { removeFromCollection } from './collection.remove';
import { createComment } from './comment.create';
import { deleteComment } from './comment.delete';
import { getComment } from './comment.get';
import { getCommentItem } from './comment.getItem';
import { getComments } from './comment.getMany';
import { getReplies } from './comment.getReplies';
import { likeComment } from './comment.like';
import { replyToComment } from './comment.reply';
import { unlikeComment } from './comment.unlike';
import { updateComment } from './comment.update';
import { sendCustomApiCall } from './customApiCall.send';
import { discoverOperations } from './discover.getMany';
import { getUpdates } from './discover.updates';
import { addFavorite } from './favorite.add';
import { getFavorites } from './favorite.getMany';
import { removeFavorite } from './favorite.remove';
import { reorderFavorites } from './favorite.reorder';
import { setFavoriteNote } from './favorite.setNote';
import { addHidden } from './hiddenItem.add';
import { getHidden } from './hiddenItem.getMany';
import { removeHidden } from './hiddenItem.remove';
import { addToHistory } from './history.add';
import { getHistory } from './history.getMany';
import { removeFromHistory } from './history.remove';
import { removePlays } from './history.removePlays';
import { createList } from './list.create';
import { deleteList } from './list.delete';
import { getList } from './list.get';
import { getCollaborations } from './list.getCollaborations';
import { getListComments } from './list.getComments';
import { getLikedLists } from './list.getLiked';
import { getListLikes } from './list.getLikes';
import { getLists } from './list.getMany';
import { getPopularLists } from './list.getPopular';
import { getTrendingLists } from './list.getTrending';
import { likeList } from './list.like';
import { reorderLists } from './list.reorder';
import { unlikeList } from './list.unlike';
import { updateList } from './list.update';
import { addListItems } from './listItem.add';
import { getListItems } from './listItem.getMany';
import { removeListItems } from './listItem.remove';
import { reorderListItems } from './listItem.reorder';
import { setListItemNote } from './listItem.setNote';
import { getLookup } from './lookup.getMany';
import { createNote } from './note.create';
import { deleteNote } from './note.delete';
import { getNote } from './note.get';
import { getNoteItem } from './note.getItem';
import { getNotes } from './note.getMany';
import { updateNote } from './note.update';
import { deletePlayback } from './playback.delete';
import { getPlaybacks } from './playback.getMany';
import { getCollectionProgress } from './progress.getCollection';
import { getProgress } from './progress.getMany';
import { getUpNext } from './progress.getUpNext';
import { getWatchedProgress } from './progress.getWatched';
import { resetProgress } from './progress.reset';
import { undoResetProgress } from './progress.undoReset';
import { addRating } from './rating.add';
import { getRatings } from './rating.getMany';
import { removeRating } from './rating.remove';
import { getRecommendations } from './recommendation.getMany';
import { hideRecommendation } from './recommendation.hide';
import { pauseScrobble } from './scrobble.pause';
import { startScrobble } from './scrobble.start';
import { stopScrobble } from './scrobble.stop';
import { searchById } from './search.byId';
import { searchExact } from './search.exact';
import { searchText } from './search.text';
import { getSmartList } from './smartList.get';
import { getSmartListItems } from './smartList.getItems';
import { getSmartLists } from './smartList.getMany';
import { titleOperations } from './titles';
import { approveFollowRequest } from './user.approveRequest';
import { denyFollowRequest } from './user.denyRequest';
import { followUser } from './user.follow';
import { getActivities } from './user.getActivities';
import { getUserComments } from './user.getComments';
import { getLastActivities } from './user.getLastActivities';
import { getLikes } from './user.getLikes';
import { userPeopleOperations } from './user.getPeople';
import { getProfile } from './user.getProfile';
import { getFollowRequests } from './user.getRequests';
import { getSettings } from './user.getSettings';
import { getUserStats } from './user.getStats';
import { getWatching } from './user.getWatching';
import { unfollowUser } from './user.unfollow';
import { getWatched } from './watched.getMany';
import { addToWatchlist } from './watchlist.add';
import { getWatchlist } from './watchlist.getMany';
import { removeFromWatchlist } from './watchlist.remove';
import { reorderWatchlist } from './watchlist.reorder';
import { setWatchlistNote } from './watchlist.setNote';

/** The first one of a resource is its default. */
export const operations: Array<Operation<TraktApi>> = [
	getWatchlist,
	addToWatchlist,
	removeFromWatchlist,
	reorderWatchlist,
	setWatchlistNote,
	getHistory,
	addToHistory,
	removeFromHistory,
	removePlays,
	getWatched,
	getCollection,
	addToCollection,
	removeFromCollection,
	getRatings,
	addRating,
	removeRating,
	getFavorites,
	addFavorite,
	removeFavorite,
	reorderFavorites,
	setFavoriteNote,
	getLists,
	createList,
	deleteList,
	getList,
	getCollaborations,
	getListComments,
	getLikedLists,
	getListLikes,
	getPopularLists,
	getTrendingLists,
	likeList,
	reorderLists,
	unlikeList,
	updateList,
	getListItems,
	addListItems,
	removeListItems,
	reorderListItems,
	setListItemNote,
	getSmartLists,
	getSmartList,
	getSmartListItems,
	getCalendar,
	searchById,
	searchExact,
	searchText,
	...discoverOperations,
	getUpdates,
	getRecommendations,
	hideRecommendation,
	getProgress,
	getCollectionProgress,
	getUpNext,
	getWatchedProgress,
	resetProgress,
	undoResetProgress,
	getPlaybacks,
	deletePlayback,
	pauseScrobble,
	startScrobble,
	stopScrobble,
	cancelCheckIn,
	checkIn,
	getComments,
	createComment,
	deleteComment,
	getComment,
	getCommentItem,
	getReplies,
	likeComment,
	replyToComment,
	unlikeComment,
	updateComment,
	getNotes,
	createNote,
	deleteNote,
	getNote,
	getNoteItem,
	updateNote,
	approveFollowRequest,
	denyFollowRequest,
	followUser,
	getActivities,
	getUserComments,
	getLastActivities,
	getLikes,
	...userPeopleOperations,
	getProfile,
	getFollowRequests,
	getSettings,
	getUserStats,
	getWatching,
	unfollowUser,
	getHidden,
	addHidden,
	removeHidden,
	getLookup,
	sendCustomApiCall,
	...titleOperations,
];
