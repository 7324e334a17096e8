import { profileSearch, rootFolderSearch, tagOptions } from '../../shared/arr/choices';
import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { ARR_API } from '../../shared/arr/policy';
import { asList } from '../../shared/arr/setup';
import { titleSearch, type FoundTitle } from '../../shared/media/titleLocator';
import { connectRadarr } from '../client/client';

async function findMovies(context: ILoadOptionsFunctions, term: string): Promise<FoundTitle[]> {
	const client = await connectRadarr(context);
	const movies = asList<IDataObject>(client, await client.get(`${ARR_API}/movie/lookup`, { term }));
	return movies.map(({ title, year, tmdbId }) => ({ type: 'movie', title, year, tmdb: tmdbId }));
}

/** For a node's `methods.listSearch`; they work by the node's Radarr credential. */
export const radarrListSearch = {
	radarrTitles: titleSearch(findMovies),
	radarrQualityProfiles: profileSearch(connectRadarr),
	radarrRootFolders: rootFolderSearch(connectRadarr),
};

/** For a node's `methods.loadOptions`. */
export const radarrLoadOptions = { radarrTags: tagOptions(connectRadarr) };
