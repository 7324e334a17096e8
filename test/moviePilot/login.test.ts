import type { Generation } from '../simulators/moviePilot';
import { bulkFilms } from '../simulators/catalogue';
import { World } from '../world';

/** A film that both services know. */
const [FILM] = bulkFilms(1);

let world: World;

afterEach(async () => await world.close());

async function start(generation: Generation, login: boolean, loginLifetimeSeconds?: number): Promise<void> {
	const { tmdb, title, year } = FILM as { tmdb: number; title: string; year: number };
	world = await World.start({
		generation,
		login,
		moviePilot: { loginLifetimeSeconds, catalogue: { films: [{ tmdbid: tmdb, title, year }] } },
	});
	world.trakt.state.watchlist.addMovie(FILM as never);
}

const logins = () => world.moviePilot.simulator.seen(/login/).length;
const stored = () => world.engine.credentials.get('moviePilot')?.data as { accessToken?: string; expiresAt?: number };

const sync = async () => {
	const { summary, error } = await world.sync();
	expect(error).toBe('');
	return summary;
};

describe('a login with user name and password, through the real engine', () => {
	it.each<Generation>(['v2.5.6', 'v2.12.0', 'v3.0.0'])('of %s is made once, stored, and used by the next run', async (generation) => {
		await start(generation, true);
		expect(await sync()).toMatchObject({ added: 1 });
		expect(logins()).toBe(1);
		expect(stored()).toMatchObject({ accessToken: expect.stringMatching(/^ey/), expiresAt: expect.any(Number) });
		world.trakt.state.watchlist.addMovie({ ...FILM, trakt: 77, slug: 'other', tmdb: null, imdb: null } as never);
		await sync();
		expect(logins()).toBe(1);
	});

	it.each<Generation>(['v2.5.6', 'v3.0.0'])('of %s that the server has forgotten is renewed, and the sync goes on', async (generation) => {
		await start(generation, true);
		await sync();
		const before = stored().accessToken;
		world.moviePilot.expireLogins();
		expect(await world.sync({ options: { readdRemoved: true } })).toMatchObject({ error: '', summary: { alreadySubscribed: 1 } });
		expect(logins()).toBe(2);
		expect(stored().accessToken).not.toBe(before);
	});

	it('that ends within a minute is renewed before anything is sent with it', async () => {
		await start('v2.5.6', true, 45);
		await sync();
		const before = stored().accessToken;
		world.startCounting();
		await world.sync({ options: { readdRemoved: true } });
		expect(world.moviePilot.simulator.requests[0]?.path).toMatch(/login/);
		expect(world.moviePilot.simulator.requests.every(({ status }) => status < 400)).toBe(true);
		expect(stored().accessToken).not.toBe(before);
	});

	it('that is refused says so, and no secret is in what n8n stores', async () => {
		await start('v2.5.6', true);
		const credential = world.engine.credentials.get('moviePilot')!;
		world.engine.credentials.set({ ...credential, data: { ...credential.data, password: 'wrong-password' } });
		const { error, run } = await world.sync();
		expect(error).toContain('MoviePilot refused User Name or Password.');
		const kept = JSON.stringify(run.runData) + JSON.stringify(run.error) + error;
		for (const secret of [...world.secrets, 'wrong-password']) expect(kept).not.toContain(secret);
	});
});

it('an old server takes films by the API token alone, without a login', async () => {
	await start('v2.5.6', false);
	expect(await sync()).toMatchObject({ added: 1, failed: 0 });
	expect(logins()).toBe(0);
	expect(world.moviePilot.simulator.seen(/^POST \/api\/v3\/movie$/)).toHaveLength(1);
});
