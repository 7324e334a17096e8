import { runTimeFaster } from '../fastTime';
import { World, moviePilotCredential, sources } from '../world';
import { createEngine } from '../engine';
import { heist, introduce, knight, ownList, watchlist } from './titles';

let world: World;

beforeEach(async () => {
	world = await World.start();
	introduce(world);
	watchlist(world, knight, heist);
});

afterEach(async () => await world.close());

const refreshes = () => world.trakt.auth.seen(/^POST \/oauth\/token$/).length;
const storedTokens = () => world.engine.credentials.get('trakt')?.data.oauthTokenData as { access_token: string; refresh_token: string };

test('100 items that meet an expired token make one refresh, and the rotated pair survives a restart', async () => {
	const before = storedTokens();
	world.trakt.expireTokens();
	const { run } = await world.sync({ target: 'none' }, { items: Array.from({ length: 100 }, () => ({})) });
	expect(run.output('Media Sync', 1)).toHaveLength(100);
	expect(refreshes()).toBe(1);
	expect(storedTokens().access_token).not.toBe(before.access_token);
	expect(storedTokens().refresh_token).not.toBe(before.refresh_token);

	const restarted = await createEngine({
		packages: [sources()],
		credentials: { trakt: world.engine.credentials.get('trakt')!, moviePilot: world.engine.credentials.get('moviePilot')! },
	});
	const again = new World(world.trakt, world.moviePilot, restarted);
	expect((await again.sync()).summary).toMatchObject({ added: 2 });
	expect(refreshes()).toBe(1);
	world.trakt.expireTokens();
	expect((await again.sync({ options: { yearFrom: 1900 } })).error).toBe('');
	expect(refreshes()).toBe(2);
});

test('eight lists read at once on an expired token make one refresh', async () => {
	const names = Array.from({ length: 8 }, (_, index) => `List ${index}`);
	for (const name of names) ownList(world, name, knight);
	world.trakt.expireTokens();
	const run = await world.sync({ operation: 'lists', lists: names.map((name) => `me/${name.toLowerCase().replace(' ', '-')}`).join(',') });
	expect(run.error).toBe('');
	expect(refreshes()).toBe(1);
});

test('a dead sign-in says to connect again, and an app that is gone says so', async () => {
	world.trakt.expireTokens();
	world.engine.credentials.write('trakt', {
		...world.engine.credentials.get('trakt')!.data,
		oauthTokenData: { ...storedTokens(), refresh_token: 'used-up-long-ago' },
	});
	expect((await world.sync()).error).toMatch(/^Trakt no longer accepts this sign-in \| Open the credential and press Connect/);
	world.engine.credentials.write('trakt', { ...world.engine.credentials.get('trakt')!.data, clientId: 'deleted-app' });
	expect((await world.sync()).error).toMatch(/^Trakt (refuses the API app|does not know the API app) of this credential/);
});

test('a MoviePilot login is renewed when it has run out, and stored', async () => {
	await world.close();
	world = await World.start({ generation: 'v2.5.6', login: true });
	introduce(world);
	watchlist(world, knight);
	expect((await world.sync()).summary).toMatchObject({ added: 1 });
	const logins = () => world.moviePilot.simulator.seen(/login\/access-token/).length;
	expect(logins()).toBe(1);
	expect(world.engine.credentials.get('moviePilot')?.data.accessToken).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
	await world.sync({ options: { yearFrom: 1900 } });
	expect(logins()).toBe(1);
	world.moviePilot.expireLogins();
	expect((await world.sync({ options: { yearFrom: 1901 } })).error).toBe('');
	expect(logins()).toBe(2);
});

test('a login that is about to end is renewed before it is used', async () => {
	await world.close();
	// One minute before its end a login counts as ended.
	world = await World.start({ generation: 'v2.5.6', login: true, moviePilot: { loginLifetimeSeconds: 62 } });
	introduce(world);
	watchlist(world, knight);
	await world.sync();
	await new Promise((resolve) => setTimeout(resolve, 2_100));
	await world.sync({ options: { yearFrom: 1900 } });
	expect(world.moviePilot.simulator.seen(/login\/access-token/)).toHaveLength(2);
	expect(world.moviePilot.simulator.requests.filter((request) => request.status === 403)).toEqual([]);
});

test('no token, code or password appears in any output, error or credential property that is shown', async () => {
	const shown: string[] = [];
	for (const options of [{}, { dryRun: true }, { operation: 'lists', lists: 'me/none' }]) {
		const run = await world.sync(options);
		shown.push(JSON.stringify([run.run.runData, run.run.staticData, run.error]));
	}
	// Retries wait for seconds.
	const normalTime = runTimeFaster(40);
	for (const fault of ['html502', 'cloudflare403', 'cutBody', 'truncated'] as const) {
		world.trakt.api.faults.clear();
		world.trakt.api.faults.add({ kind: fault, times: -1, match: 'POST|lists' });
		const run = await world.sync({ operation: 'lists', lists: 'me/none' });
		shown.push(JSON.stringify([run.run.runData, run.error]), deepText(run.run.error));
	}
	normalTime();
	const wrong = moviePilotCredential(world.moviePilot);
	world.engine.credentials.write('moviePilot', { ...wrong.data, apiToken: `${wrong.data.apiToken}x` });
	shown.push(deepText((await world.sync()).run.error));
	const leaks = world.secrets.filter((secret) => secret.length > 6 && shown.some((text) => text.includes(secret)));
	expect(leaks).toEqual([]);
	expect(world.secrets.length).toBeGreaterThan(3);
});

/** Every property of an error, hidden ones and causes included. */
function deepText(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	return Object.getOwnPropertyNames(value)
		.map((name) => `${name}: ${deepText((value as Record<string, unknown>)[name], seen)}`)
		.join('\n');
}
