import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURES, SCREENS } from './screens';
import { atNoon, Stage, withBrowser } from './stage';

const FOLDER = join(__dirname, '../../docs/panel');

/** `PANEL_PICTURES=1` makes the pictures of docs/panel anew; without it they are left as they are. */
const making = process.env.PANEL_PICTURES === '1' ? withBrowser : describe.skip;

making('pictures of every screen and state', () => {
	let stage: Stage;

	beforeAll(async () => {
		atNoon();
		mkdirSync(FOLDER, { recursive: true });
		stage = await Stage.open();
	}, 60_000);

	afterAll(async () => {
		await stage.close();
		await Stage.end();
	});

	it('stand in docs/panel', async () => {
		const phone = await stage.pickUp({ reducedMotion: 'reduce' });
		for (const { name, go, after } of [...SCREENS, ...FAILURES]) {
			await go(phone, stage);
			await phone.still();
			await phone.pictured();
			await phone.page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 70 });
			await after?.(phone, stage);
		}
		expect(phone.alarms).toEqual([]);
	}, 600_000);
});
