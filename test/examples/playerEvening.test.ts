import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTimeFaster } from '../fastTime';
import { TraktWorld } from '../trakt/harness';

interface Node {
	name: string;
	parameters: Record<string, unknown>;
}

const { nodes } = JSON.parse(readFileSync(join(__dirname, '../../examples/player-scrobble.json'), 'utf8')) as { nodes: Node[] };

const parametersOf = (name: string): Record<string, unknown> => nodes.find((node) => node.name === name)!.parameters;

/** What the Code node of the example makes of one message of a player. */
function read(body: object): Array<{ json: { action: string } }> {
	const code = new Function('$input', String(parametersOf('Read the Message').jsCode)) as (input: object) => Array<{ json: { action: string } }>;
	return code({ all: () => [{ json: { body } }] });
}

const MINUTE = 60_000;

const plex = (event: string, minutes: number) => ({
	payload: JSON.stringify({
		event,
		Account: { title: 'ada' },
		Metadata: { type: 'movie', title: 'Evening', year: 2020, viewOffset: minutes * MINUTE, duration: 100 * MINUTE, Guid: [{ id: 'tmdb://880001' }] },
	}),
});

const jellyfin = (NotificationType: string, minutes: number) => ({
	...{ NotificationType, ItemType: 'Movie', Name: 'Evening', Year: 2020, Provider_tmdb: '880001', NotificationUsername: 'ada' },
	PlaybackPositionTicks: minutes * 600_000_000,
	RunTimeTicks: 100 * 600_000_000,
});

const EVENINGS: Array<[string, object[]]> = [
	[
		'Plex, with a pause in the credits',
		[
			plex('media.play', 0),
			plex('media.pause', 30),
			plex('media.resume', 30),
			plex('media.scrobble', 90),
			plex('media.pause', 94),
			plex('media.resume', 94),
			plex('media.stop', 98),
		],
	],
	['Plex, stopped in the credits before 90 %', [plex('media.play', 0), plex('media.pause', 86), plex('media.resume', 86), plex('media.stop', 88)]],
	['Plex, a pause at the first second', [plex('media.play', 0), plex('media.pause', 0.2), plex('media.resume', 0.2), plex('media.scrobble', 90)]],
	['Jellyfin', [jellyfin('PlaybackStart', 0), jellyfin('PlaybackStop', 45), jellyfin('PlaybackStart', 45), jellyfin('PlaybackStop', 97)]],
	['Jellyfin, stopped twice', [jellyfin('PlaybackStart', 0), jellyfin('PlaybackStop', 96), jellyfin('PlaybackStart', 96), jellyfin('PlaybackStop', 99)]],
];

describe('The player example, on an ordinary evening', () => {
	let normalTime: () => void;

	beforeAll(() => {
		normalTime = runTimeFaster(50);
	});

	afterAll(() => normalTime());

	it.each(EVENINGS)('%s: no error, and the film is watched once', async (_, messages) => {
		const world = await TraktWorld.start();
		world.trakt.state.library.movie({ title: 'Evening', tmdb: 880_001 });
		for (const message of messages) {
			for (const { json } of read(message)) {
				const node = { start: 'Start', pause: 'Pause', stop: 'Stop' }[json.action] ?? '';
				const run = await world.run(parametersOf(node), [json]);
				expect({ json, error: run.error, item: run.items[0]?.error }).toEqual({ json, error: '', item: undefined });
			}
		}
		expect(world.trakt.state.me.history).toHaveLength(1);
		await world.close();
	});
});
