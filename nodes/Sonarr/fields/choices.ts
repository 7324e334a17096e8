import { profileSearch, rootFolderSearch, tagOptions } from '../../shared/arr/choices';
import { connectSonarr } from '../client/client';

/** For a node's `methods.listSearch`; they work by the node's Sonarr credential. */
export const sonarrListSearch = {
	sonarrQualityProfiles: profileSearch(connectSonarr),
	sonarrRootFolders: rootFolderSearch(connectSonarr),
};

/** For a node's `methods.loadOptions`. */
export const sonarrLoadOptions = { sonarrTags: tagOptions(connectSonarr) };
