import type { Phone } from './phone';
import { atNoon, Stage, withBrowser } from './stage';

const MOST_MS = 1_000;

/** A phone of the middle of the road on a slow network. */
const SLOWER_CPU = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** What else the machine does is no part of the page: the best of some tries counts. */
const TRIES = 10;
const ENOUGH = 3;

withBrowser('a warm panel on a slow phone', () => {
	let stage: Stage;
	let phone: Phone;

	beforeAll(async () => {
		atNoon();
		stage = await Stage.open();
		phone = await stage.pickUp();
	}, 60_000);

	afterAll(async () => {
		await stage.close();
		await Stage.end();
	});

	/** The app has no origin, and so a process of its own: each is slowed by itself, the app's as soon as it is there. */
	const slowDown = async () => {
		const session = await phone.context.newCDPSession(phone.page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', NETWORK);
		const slowApp = async ({ sessionId, waitingForDebugger }: { sessionId: string; waitingForDebugger: boolean }) => {
			const toApp = async (method: string, params: object = {}) =>
				await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method, params }) });
			await toApp('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
			if (waitingForDebugger) await toApp('Runtime.runIfWaitingForDebugger');
		};
		session.on('Target.attachedToTarget', (event) => void slowApp(event).catch(() => undefined));
		await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
		return session;
	};

	/** Milliseconds from the tap on its icon until the app has drawn its rows. */
	const opened = async (): Promise<{ page: number; app: number; requests: string[] }> => {
		stage.host.seen.length = 0;
		await phone.open();
		await phone.app.waitForSelector('.row h3');
		const painted = `performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime`;
		const began = await phone.page.evaluate<number>('performance.timeOrigin');
		const page = (await phone.page.evaluate<number>(painted)) - began;
		const app = (await phone.app.evaluate<number>(painted)) - began;
		return { page, app, requests: stage.host.seen.map(({ method, url }) => `${method} ${url}`) };
	};

	it(`is seen within ${MOST_MS} ms, by one request`, async () => {
		await phone.app.waitForSelector('.row h3');
		await phone.settle();
		const session = await slowDown();
		stage.world.startCounting();
		const all: Array<Awaited<ReturnType<typeof opened>>> = [];
		const isSlow = () => !all.some(({ app }) => app < MOST_MS);
		while (all.length < ENOUGH || (all.length < TRIES && isSlow())) all.push(await opened());
		await session.detach();
		const best = all.reduce((one, other) => (other.app < one.app ? other : one));
		process.stdout.write(
			`Media panel, ${SLOWER_CPU}x slower CPU, 1.6 Mbit/s, 150 ms: first paint ${all.map(({ page, app }) => `${page.toFixed(0)}/${app.toFixed(0)}`).join(', ')} ms (page/app), ${best.requests.length} request\n`,
		);
		for (const { requests } of all) expect(requests).toEqual(['GET /webhook/panel']);
		expect(stage.world.requests).toEqual([]);
		expect(best.app).toBeLessThan(MOST_MS);
	}, 180_000);
});
