import { ServiceError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { simplifyField } from '../../../shared/node/fields';
import { tmdbField, tmdbIdOf } from '../../fields/fields';
import { mediaSeasons, simpleSeason } from '../../client/media';

export const getSeasons = defineOperation<MoviePilotApi>()({
	resource: 'media',
	operation: 'getSeasons',
	name: 'Get Seasons',
	action: 'Get the seasons of a show',
	description: 'List the seasons of a show with the number of their episodes',
	properties: [tmdbField, simplifyField],
	async execute(api, item) {
		const tmdb = tmdbIdOf(item, 'show');
		const seasons = await mediaSeasons(api, tmdb);
		if (seasons.length === 0) throw unknownShow(tmdb);
		return item.boolean('simplify') ? seasons.map(simpleSeason) : seasons;
	},
});

const unknownShow = (tmdb: number) =>
	new ServiceError({
		service: 'MoviePilot',
		status: 404,
		message: `MoviePilot knows no season of a show with the TMDB number ${tmdb}`,
		description: 'Check the number: TMDB numbers films and shows separately.',
	});
