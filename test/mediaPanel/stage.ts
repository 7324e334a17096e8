import type { Browser } from 'playwright-core';
import { systemClock } from '../../nodes/shared/util/clock';
import { KEY, PanelHost, type HostOptions } from './host';
import { CHROMIUM, launch, Phone, type PhoneOptions } from './phone';
import { PanelWorld } from './world';

/** For suites that need a browser: they are left out, and say so, where there is none. */
export const withBrowser = CHROMIUM === undefined ? describe.skip : describe;

if (CHROMIUM === undefined) process.stdout.write('Media panel in a real browser: skipped, because there is no Chromium on this machine\n');

/** One panel with both services behind it, and phones that open it; the browser is started once per suite. */
export class Stage {
	private static browser?: Browser;

	private readonly phones: Phone[] = [];

	private constructor(
		readonly world: PanelWorld,
		readonly host: PanelHost,
		private readonly browser: Browser,
	) {}

	/** @param fill changes the account before anything is read */
	static async open(fill: (world: PanelWorld) => void = () => {}, options: Partial<HostOptions> = {}): Promise<Stage> {
		Stage.browser ??= await launch();
		const world = await PanelWorld.start({ limits: 'off' });
		fill(world);
		const host = await PanelHost.start({
			...options,
			credentials: [world.traktCredential, world.tmdbCredential, ...(options.credentials ?? [])],
			parameters: { options: { imageAddress: world.art.url } },
		});
		return new Stage(world, host, Stage.browser);
	}

	/** A phone that has signed in. @param browser another one than the suite's */
	async pickUp(options: PhoneOptions = {}, browser = this.browser): Promise<Phone> {
		const phone = await Phone.pickUp(browser, this.host.url, options);
		this.phones.push(phone);
		await phone.signIn(KEY);
		return phone;
	}

	async close(): Promise<void> {
		for (const phone of this.phones) await phone.close();
		await this.host.close();
		await this.world.close();
	}

	static async end(): Promise<void> {
		await Stage.browser?.close();
		Stage.browser = undefined;
	}
}

/**
 * Moves the clock of the panel to noon, so that no day ends while a test runs; it goes on from there.
 *
 * @returns what to add to this machine's time
 */
export function atNoon(): number {
	const noon = new Date();
	noon.setUTCHours(12, 0, 0, 0);
	const shift = noon.getTime() - Date.now();
	jest.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + shift);
	return shift;
}
