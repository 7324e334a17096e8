import type { FastifyInstance } from 'fastify';
import type { Answers } from './answers';
import type { Account, Auth } from './auth';
import type { Traits } from './generation';
import type { MoviePilotState } from './state';

/** What every group of routes is built from. */
export interface Server {
	app: FastifyInstance;
	state: MoviePilotState;
	traits: Traits;
	auth: Auth;
	answers: Answers;
	account: Account;
}
