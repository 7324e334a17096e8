import { MOVIE_PILOT_CREDENTIAL } from '../../../MoviePilot/client';
import { MoviePilotTarget } from './target';
import { takesAll, type TargetKind } from '../kind';

export const moviePilotKind: TargetKind = {
	value: 'moviePilot',
	name: 'MoviePilot',
	description: 'Subscribe to films, and to shows season by season',
	credential: MOVIE_PILOT_CREDENTIAL,
	fields: [],
	refuses: takesAll,
	connect: async (connections) => new MoviePilotTarget(await connections.moviePilot()),
};
