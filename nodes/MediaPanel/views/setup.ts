import { part } from '../card';
import { problemOf } from '../problem';
import type { View, ViewContext } from '../views';

interface ServiceState {
	name: string;
	state: 'connected' | 'failing' | 'notConnected';
	message?: string;
	/** When the panel has last read something of it, in milliseconds since 1970; 0 for not yet. */
	readAt: number;
}

/** What is connected and when it was last read: two requests. */
export const setup: View = {
	isPersonal: true,
	freshMs: 60_000,
	async load(context) {
		const readAt = context.cache.newest(context.key('', '').split(' ')[0] ?? '');
		const asked = await Promise.all([
			check('Trakt', readAt, async () => part(await (await context.upstream.trakt()).get('/sync/last_activities'))),
			check('TMDB', readAt, async () => part(await (await context.upstream.tmdb()).get('/3/authentication'))),
		]);
		return { services: [...asked, ...targetStates(context)] };
	},
};

async function check(name: string, readAt: number, ask: () => Promise<unknown>): Promise<ServiceState> {
	try {
		await ask();
		return { name, state: 'connected', readAt };
	} catch (error) {
		const { message, description } = problemOf(error);
		return { name, state: 'failing', message: [message, description].filter(Boolean).join('. '), readAt: 0 };
	}
}

const targetStates = ({ targets }: ViewContext): ServiceState[] =>
	['MoviePilot', 'Seerr', 'Radarr', 'Sonarr'].map((name) => ({
		name,
		state: targets.includes(name) ? 'connected' : 'notConnected',
		readAt: 0,
	}));
