import { profileSearch, rootFolderSearch, tagOptions } from '../../shared/arr/choices';
import { connectRadarr } from '../client/client';

/** For a node's `methods.listSearch`; they work by the node's Radarr credential. */
export const radarrListSearch = {
	radarrQualityProfiles: profileSearch(connectRadarr),
	radarrRootFolders: rootFolderSearch(connectRadarr),
};

/** For a node's `methods.loadOptions`. */
export const radarrLoadOptions = { radarrTags: tagOptions(connectRadarr) };
