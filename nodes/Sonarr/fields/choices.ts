import { profileSearch, rootFolderSearch, tagOptions } from '../../shared/arr/choices';
import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { titleSearch, type FoundTitle } from '../../shared/media/titleLocator';
import { lookUp } from '../client/series';
import { connectSonarr } from '../client/client';

async function findShows(context: ILoadOptionsFunctions, term: string): Promise<FoundTitle[]> {
	const found = (await lookUp(await connectSonarr(context), term)) as unknown as IDataObject[];
	return found.map(({ title, year, tvdbId }) => ({ type: 'show', title, year, tvdb: tvdbId }));
}

/** For a node's `methods.listSearch`; they work by the node's Sonarr credential. */
export const sonarrListSearch = {
	sonarrTitles: titleSearch(findShows),
	sonarrQualityProfiles: profileSearch(connectSonarr),
	sonarrRootFolders: rootFolderSearch(connectSonarr),
};

/** For a node's `methods.loadOptions`. */
export const sonarrLoadOptions = { sonarrTags: tagOptions(connectSonarr) };
