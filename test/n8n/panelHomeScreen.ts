import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { Phone } from '../mediaPanel/phone';
import type { PanelStage } from './panelStage';
import type { Steps } from './steps';

/** An iPhone with a notch, upright and turned: what its edges cover, in CSS pixels. */
const EDGES = [
	{ width: 390, height: 844, top: 47, right: 0, bottom: 34, left: 0 },
	{ width: 844, height: 390, top: 0, right: 47, bottom: 21, left: 47 },
];

/** iOS zooms into a field with smaller letters, and does not come back. */
const LEAST_FIELD_PX = 16;

/** iOS cuts longer names below an icon. */
const LONGEST_NAME = 12;

/** What a phone needs to keep the panel like an app, as far as Chromium can tell. */
export async function homeScreen(steps: Steps, stage: PanelStage): Promise<void> {
	await steps.step('P5 it can be put on the home screen', async () => {
		const session = await stage.phone.context.newCDPSession(stage.phone.page);
		const { url, data, errors } = await session.send('Page.getAppManifest');
		assert.equal(url, `${stage.url}/app.webmanifest`);
		assert.deepEqual(errors, []);
		const manifest = JSON.parse(data ?? '{}') as { display: string; start_url: string; icons: Array<{ src: string }> };
		assert.equal(manifest.display, 'standalone');
		assert.equal(new URL(manifest.start_url, url).href, stage.url);
		const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
		assert.deepEqual(
			installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'),
			[],
		);
		for (const { src } of manifest.icons) assert.equal((await fetch(new URL(src, url))).headers.get('content-type'), 'image/png');
	});
	await steps.step('P5 iOS finds its icon, its name and no browser around the panel', async () => {
		const { page } = stage.phone;
		const said = async (name: string) => await page.getAttribute(`meta[name="${name}"]`, 'content');
		for (const rule of ['width=device-width', 'initial-scale=1', 'viewport-fit=cover'])
			assert((await said('viewport'))?.includes(rule), rule);
		assert.equal(await said('apple-mobile-web-app-capable'), 'yes');
		assert.equal(await said('apple-mobile-web-app-status-bar-style'), 'default');
		const name = (await said('apple-mobile-web-app-title')) ?? '';
		assert(name.length > 0 && name.length <= LONGEST_NAME, name);
		const href = await page.getAttribute('link[rel="apple-touch-icon"]', 'href');
		assert(href);
		assert.deepEqual(pngHead(Buffer.from(await (await fetch(new URL(href, stage.url))).arrayBuffer())), {
			width: 180,
			height: 180,
			transparent: false,
		});
	});
	await steps.step('P5 nothing that is touched lies below a notch or the home bar', async () => {
		const { page, app } = stage.phone;
		for (const edge of EDGES) {
			await cover(page, edge);
			assert.deepEqual(await boxOf(page, 'iframe'), {
				top: edge.top,
				right: edge.width - edge.right,
				bottom: edge.height - edge.bottom,
				left: edge.left,
			});
			const reach = await app.evaluate<number>(`document.querySelector('nav.tabs').getBoundingClientRect().bottom - innerHeight`);
			assert(reach <= 0, `the tabs end ${reach} pixels below the app`);
		}
		await cover(page);
		const stranger = await Phone.pickUp(stage.browser, stage.url);
		await stranger.open();
		for (const edge of EDGES) {
			await cover(stranger.page, edge);
			for (const field of ['#key', 'button']) {
				await stranger.page.locator(field).scrollIntoViewIfNeeded();
				const box = await boxOf(stranger.page, field);
				assert(box.left >= edge.left && box.right <= edge.width - edge.right, `${field} ${JSON.stringify(box)}`);
				if (edge.height > edge.width)
					assert(box.top >= edge.top && box.bottom <= edge.height - edge.bottom, `${field} ${JSON.stringify(box)}`);
			}
		}
		assert((await letters(stranger.page, '#key')) >= LEAST_FIELD_PX);
		await stranger.close();
		await stage.phone.show('discover');
		assert((await letters(app, 'input[type=search]')) >= LEAST_FIELD_PX);
		await stage.phone.show('schedule');
	});
}

type Edge = (typeof EDGES)[number];

/** Turns the phone so, with edges that cover that much; back as it was without. */
async function cover(page: Page, edge: Edge = { width: 390, height: 844, top: 0, right: 0, bottom: 0, left: 0 }): Promise<void> {
	const { width, height, ...insets } = edge;
	await page.setViewportSize({ width, height });
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setSafeAreaInsetsOverride', { insets });
	await page.waitForTimeout(200);
	await session.detach();
}

async function boxOf(page: Page, selector: string): Promise<{ top: number; right: number; bottom: number; left: number }> {
	const { top, right, bottom, left } = await page
		.locator(selector)
		.first()
		.evaluate((one) => (one as unknown as { getBoundingClientRect(): DOMRectLike }).getBoundingClientRect());
	return { top, right, bottom, left };
}

interface DOMRectLike {
	top: number;
	right: number;
	bottom: number;
	left: number;
}

const letters = async (frame: Pick<Page, 'evaluate'>, selector: string): Promise<number> =>
	await frame.evaluate<number>(`parseFloat(getComputedStyle(document.querySelector('${selector}')).fontSize)`);

/** Size and transparency, from the first chunk of a PNG file. */
function pngHead(file: Buffer): { width: number; height: number; transparent: boolean } {
	assert.equal(file.toString('latin1', 1, 4), 'PNG');
	const colours = file.readUInt8(25);
	return { width: file.readUInt32BE(16), height: file.readUInt32BE(20), transparent: colours === 4 || colours === 6 };
}
