import type { FastifyInstance } from 'fastify';
import { accountRoutes } from './account';
import { catalogueRoutes } from './catalogueRoutes';
import { historyRoutes } from './history';
import type { RateLimiter } from './limits';
import { listRoutes } from './lists';
import { listWriteRoutes } from './listWrites';
import { lookupRoutes } from './lookups';
import { playRoutes } from './plays';
import { progressRoutes } from './progress';
import { rankingRoutes } from './rankings';
import { addRoutes, type Route } from './routes';
import { socialRoutes } from './social';
import type { TraktState } from './state';
import { talkRoutes } from './talk';
import { titleFactRoutes } from './titleFacts';
import { titleRoutes } from './titles';
import { userRoutes } from './users';
import { watchlistRoutes } from './watchlist';

/** Every route of the API host. */
export const ROUTES: Route[] = [...historyRoutes, ...watchlistRoutes, ...listRoutes, ...userRoutes, ...titleRoutes];

/** Routes for the operations of the Trakt node; its own tests measure them against the contract. */
export const NODE_ROUTES: Route[] = [
	...accountRoutes,
	...listWriteRoutes,
	...playRoutes,
	...catalogueRoutes,
	...talkRoutes,
	...titleFactRoutes,
	...rankingRoutes,
	...progressRoutes,
	...socialRoutes,
	...lookupRoutes,
];

/** Adds the routes of the API host, with the guards in front of them. */
export function addApiRoutes(app: FastifyInstance, state: TraktState, limiter: RateLimiter): void {
	addRoutes(app, state, limiter, [...ROUTES, ...NODE_ROUTES]);
}
