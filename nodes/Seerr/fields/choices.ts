import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { folderName, matching, type Choice } from '../../shared/arr/choices';
import { titleSearch, type FoundTitle } from '../../shared/media/titleLocator';
import { chosenInForm } from '../../shared/node/formValues';
import { SEERR_API } from '../client/policy';
import { encode } from '../client/query';
import { connectSeerr } from '../client/client';
import { readServer, readServers, userName, type Kind, type ServerDetails, type User } from '../client/servers';
import { readAll } from '../client/state';

type ListSearch = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/** Which drop-down names the server whose profiles, folders and tags are shown. */
const SERVER_FIELD: Record<Kind, string> = { radarr: 'seerrMovieServer', sonarr: 'seerrShowServer' };

/** The chosen server with what can be chosen on it; Seerr's default one as long as none is chosen. */
async function chosenServer(context: ILoadOptionsFunctions, kind: Kind): Promise<ServerDetails> {
	const is4k = chosenInForm(context, 'seerrIs4k') === 'true';
	const chosen = chosenInForm(context, `&${SERVER_FIELD[kind]}`) || chosenInForm(context, SERVER_FIELD[kind]);
	const id = /^\d+$/.test(chosen) ? Number(chosen) : undefined;
	return await readServer(await connectSeerr(context), kind, is4k, id);
}

const search = (choices: (context: ILoadOptionsFunctions) => Promise<Choice[]>): ListSearch =>
	async function (filter) {
		return matching(await choices(this), filter);
	};

const users = search(async (context) => {
	const all = await readAll<User>(await connectSeerr(context), 'user', 'the users');
	return all.map((user) => ({ name: userName(user), value: user.id }));
});

const servers = (kind: Kind) =>
	search(async (context) => {
		const all = await readServers(await connectSeerr(context), kind);
		return all.map(({ id, name, is4k, isDefault }) => {
			const notes = [...(is4k ? ['4K'] : []), ...(isDefault ? ['default'] : [])];
			return { name: notes.length === 0 ? name : `${name} (${notes.join(', ')})`, value: id };
		});
	});

const profiles = (kind: Kind) =>
	search(async (context) => (await chosenServer(context, kind)).profiles.map(({ id, name }) => ({ name, value: id })));

const folders = (kind: Kind) =>
	search(async (context) => {
		const { rootFolders } = await chosenServer(context, kind);
		return rootFolders.map(({ path, freeSpace }) => ({ name: folderName(path, freeSpace), value: path }));
	});

const tags = (kind: Kind) =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return ((await chosenServer(this, kind)).tags ?? []).map(({ id, label }) => ({ name: label, value: id }));
	};

async function findTitles(context: ILoadOptionsFunctions, text: string): Promise<FoundTitle[]> {
	const client = await connectSeerr(context);
	const wanted = chosenInForm(context, 'mediaType');
	const { results } = (await client.get(`${SEERR_API}/search?query=${encode(text)}&page=1`)) as { results: IDataObject[] };
	return results.flatMap(({ mediaType, id, title, name, releaseDate, firstAirDate }) => {
		if (mediaType !== 'movie' && mediaType !== 'tv') return [];
		if ((wanted === 'movie' || wanted === 'tv') && mediaType !== wanted) return [];
		return [{ type: mediaType === 'tv' ? 'show' : 'movie', title: title ?? name, year: releaseDate ?? firstAirDate, tmdb: id } as const];
	});
}

/** For a node's `methods.listSearch`; they work by the node's Seerr credential. */
export const seerrListSearch = {
	seerrTitles: titleSearch(findTitles),
	seerrUsers: users,
	seerrMovieServers: servers('radarr'),
	seerrMovieProfiles: profiles('radarr'),
	seerrMovieRootFolders: folders('radarr'),
	seerrShowServers: servers('sonarr'),
	seerrShowProfiles: profiles('sonarr'),
	seerrShowRootFolders: folders('sonarr'),
};

/** For a node's `methods.loadOptions`. */
export const seerrLoadOptions = { seerrMovieTags: tags('radarr'), seerrShowTags: tags('sonarr') };
