import { searchAtTmdb } from '../../shared/media/tmdbSearch';
import { titleSearch } from '../../shared/media/titleLocator';
import { chosenInForm } from '../../shared/node/formValues';

/** For the node's `methods.listSearch`: TMDB's search, of the type that the form says, because HDHive has none. */
export const hdHiveListSearch = {
	hdHiveTitles: titleSearch(
		async (context, query) => await searchAtTmdb(context, 'HDHive', query, chosenInForm(context, 'mediaType') === 'tv' ? 'tv' : 'movie'),
	),
};
