import type { FastifyInstance } from 'fastify';
import { historyRoutes } from './history';
import type { RateLimiter } from './limits';
import { listRoutes } from './lists';
import { addRoutes, type Route } from './routes';
import type { TraktState } from './state';
import { titleRoutes } from './titles';
import { userRoutes } from './users';
import { watchlistRoutes } from './watchlist';

/** Every route of the API host. */
export const ROUTES: Route[] = [
	...historyRoutes,
	...watchlistRoutes,
	...listRoutes,
	...userRoutes,
	...titleRoutes,
];

/** Adds the routes of the API host, with the guards in front of them. */
export function addApiRoutes(app: FastifyInstance, state: TraktState, limiter: RateLimiter): void {
	addRoutes(app, state, limiter, ROUTES);
}
