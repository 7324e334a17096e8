import type { Browser } from 'playwright-core';
import { launch, type Phone } from './phone';
import { FAILURES, FOREIGN, foreignTexts, SCREENS } from './screens';
import { atNoon, Stage, withBrowser } from './stage';

const SMALL = 16;
const DOUBLE = 32;

/** `PANEL_MATRIX=1` looks at every screen in every way; without it at the ways that are furthest from each other. */
const WAYS =
	process.env.PANEL_MATRIX === '1'
		? [320, 390, 1280].flatMap((width) =>
				(['light', 'dark'] as const).flatMap((scheme) => [SMALL, DOUBLE].map((px) => [width, scheme, px] as const)),
			)
		: ([
				[320, 'light', DOUBLE],
				[390, 'dark', SMALL],
			] as const);

withBrowser('every screen and state', () => {
	let stage: Stage;
	const browsers = new Map<number, Browser>();

	beforeAll(async () => {
		atNoon();
		for (const px of [SMALL, DOUBLE]) browsers.set(px, await launch(px));
	}, 120_000);

	// An account of its own each time: the panel keeps within Trakt's limit of 500 readings in five minutes.
	beforeEach(async () => (stage = await Stage.open(foreignTexts)), 60_000);

	afterEach(async () => await stage.close());

	afterAll(async () => {
		for (const browser of browsers.values()) await browser.close();
		await Stage.end();
	});

	const faultsOf = async (phone: Phone) => [...(await phone.inspect(FOREIGN)), ...(await phone.axe())];

	it.each(WAYS)(
		'is whole, in reach and readable at %i px, %s, with letters of %i px',
		async (width, colorScheme, px) => {
			const phone = await stage.pickUp({ width, colorScheme, reducedMotion: 'reduce' }, browsers.get(px));
			const found: Record<string, string[]> = {};
			for (const { name, go, after } of [...SCREENS, ...FAILURES]) {
				await go(phone, stage);
				const faults = await faultsOf(phone);
				if (faults.length > 0) found[name] = faults;
				await after?.(phone, stage);
			}
			expect(found).toEqual({});
			expect(phone.alarms).toEqual([]);
			process.stdout.write(
				`Media panel: ${SCREENS.length + FAILURES.length} screens and states at ${width} px, ${colorScheme}, letters of ${px} px: axe 0, cut off 0, covered 0\n`,
			);
		},
		600_000,
	);
});
