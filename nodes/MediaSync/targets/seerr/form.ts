import type { INodeProperties } from 'n8n-workflow';
import { SEERR_CREDENTIAL } from '../../../Seerr/client';
import { SeerrTarget, type SeerrOptions, type SeerrServer } from './target';
import type { Chosen } from '../chosen';
import { BY_ID, BY_PATH, searchField, tagsField } from '../formFields';
import { takesAll, type TargetKind } from '../kind';
import { boolean, collection } from '../../../shared/node/fields';

const OWN_DEFAULT = "Seerr's own default when empty";

function serverFields(what: 'Movie' | 'Show', path: string): INodeProperties[] {
	const name = `seerr${what}`;
	const server = what === 'Movie' ? 'Radarr' : 'Sonarr';
	return [
		searchField(`${what} Server`, `${name}Server`, `${name}Servers`, BY_ID, `Which ${server} server of Seerr; ${OWN_DEFAULT}`),
		searchField(`${what} Quality Profile`, `${name}Profile`, `${name}Profiles`, BY_ID, OWN_DEFAULT),
		searchField(`${what} Root Folder`, `${name}RootFolder`, `${name}RootFolders`, { ...BY_PATH, placeholder: path }, OWN_DEFAULT),
		tagsField(`${what} Tag`, `${name}Tags`, `${name}Tags`),
	];
}

export const seerrKind: TargetKind = {
	value: 'seerr',
	name: 'Seerr (Overseerr, Jellyseerr)',
	description: 'Request films, and shows season by season',
	credential: SEERR_CREDENTIAL,
	fields: [
		searchField(
			'Request As',
			'seerrUser',
			'seerrUsers',
			BY_ID,
			'The Seerr user in whose name titles are requested; the owner of the API key when empty',
		),
		boolean('4K', 'seerrIs4k', 'Whether to request the 4K version'),
		...serverFields('Movie', 'e.g. /data/media/movies'),
		...serverFields('Show', 'e.g. /data/media/shows'),
		collection('Seerr Options', 'seerrOptions', [
			boolean('Request Declined Titles', 'requestDeclined', 'Whether to ask again for what an administrator declined'),
			boolean('Request Deleted Titles', 'requestDeleted', 'Whether to ask again for what was deleted from the library'),
		]),
	],
	refuses: takesAll,
	async connect(connections, chosen) {
		return new SeerrTarget(await connections.seerr(), {
			...(chosen.options('seerrOptions') as SeerrOptions),
			userId: chosen.id('seerrUser', 'Request As'),
			is4k: chosen.boolean('seerrIs4k'),
			movies: serverOf(chosen, 'Movie'),
			shows: serverOf(chosen, 'Show'),
		});
	},
};

function serverOf(chosen: Chosen, what: 'Movie' | 'Show'): SeerrServer {
	const name = `seerr${what}`;
	return {
		serverId: chosen.id(`${name}Server`, `${what} Server`),
		profileId: chosen.id(`${name}Profile`, `${what} Quality Profile`),
		rootFolder: chosen.text(`${name}RootFolder`),
		tags: chosen.ids(`${name}Tags`),
	};
}
