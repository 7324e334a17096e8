import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import type { MoviePilotApi } from '../../client/api';
import { options, string, number, multiOptions, boolean, collection, variant } from '../../../shared/node/fields';
import { kindField, kindOf, tmdbField, tmdbIdOf, wholeIn } from '../../fields/fields';
import { torrentsOfMedia, torrentsOfTitle, type TorrentQuery } from './torrents';

const byMedia = { displayOptions: { show: { searchBy: ['media'] } } };

export const searchTorrents = defineOperation<MoviePilotApi>()({
	resource: 'torrent',
	operation: 'search',
	name: 'Search',
	action: 'Search the sites for torrents',
	description: 'Search the sites for releases of a title or for any words. May take minutes; nothing is downloaded.',
	properties: [
		options(
			'Search By',
			'searchBy',
			[
				{ name: 'Film or Show', value: 'media', description: 'By TMDB ID: only what MoviePilot recognizes as this title' },
				{ name: 'Words', value: 'title', description: 'Whatever the sites find for these words' },
			],
			'What to search for',
		),
		variant(kindField, byMedia),
		variant(tmdbField, byMedia),
		string('Season', 'season', 'The season of the show; empty for all', {
			placeholder: 'e.g. 2',
			displayOptions: { show: { searchBy: ['media'], mediaType: ['tv'] } },
		}),
		string('Words', 'keyword', 'What to search the sites for', {
			required: true,
			placeholder: 'e.g. Inception 2160p',
			displayOptions: { show: { searchBy: ['title'] } },
		}),
		number('Limit', 'limit', 'Max number of results to return', { typeOptions: { minValue: 1 }, default: 50 }),
		collection('Options', 'options', [
			multiOptions(
				'Site Names or IDs',
				'sites',
				[],
				'The sites to search; none for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				{ typeOptions: { loadOptionsMethod: 'getSites' } },
			),
			boolean(
				'Include Download Address',
				'links',
				'Whether to return the address of the torrent file, which holds the passkey of your site account',
			),
		]),
	],
	async execute(api, item) {
		const { sites, links } = item.collection('options');
		const options: TorrentQuery = {
			sites: Array.isArray(sites) ? sites.map(asText) : [],
			links: links === true,
			limit: Math.max(1, item.number('limit', 50)),
		};
		if (item.string('searchBy') === 'title') return await torrentsOfTitle(api, item.string('keyword'), options);
		const kind = kindOf(item);
		const typed = kind === 'show' ? asText(item.raw('season')).trim() : '';
		const season = typed === '' ? undefined : wholeIn(typed, 'Season', 'Give the number of the season, for example 2.');
		return await torrentsOfMedia(api, kind, tmdbIdOf(item, kindOf(item)), season, options);
	},
});
