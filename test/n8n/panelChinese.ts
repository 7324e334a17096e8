import { strict as assert } from 'node:assert';
import type { PanelStage } from './panelStage';
import { KEY } from './panelStage';
import type { Steps } from './steps';

/** What TMDB calls the shows in Chinese, in the order of `PanelWorld`. */
const TITLES = [
	'守灯人',
	'午夜以北',
	'纸上王国',
	'咸水',
	'静默引擎',
	'玻璃港',
	'第二次黎明',
	'长果园',
	'铜与雨',
	'近地轨道',
	'空季',
	'制图师',
];

/** A phone that speaks Chinese, with a picture of what it shows. */
export async function inChinese(steps: Steps, stage: PanelStage): Promise<void> {
	await steps.step('the panel speaks Chinese to a Chinese phone', async () => {
		const { shows } = stage.world.tmdb.state;
		const before = new Map(shows);
		stage.world.trakt.state.library.shows.forEach(({ ids }, index) => {
			const show = shows.get(ids.tmdb ?? 0);
			if (show !== undefined) shows.set(ids.tmdb ?? 0, { ...show, title: TITLES[index] ?? show.title });
		});
		try {
			await stage.pickUp('light', 'zh-CN');
			await stage.phone.signIn(KEY);
			await stage.phone.app.waitForSelector('.row h3');
			assert.equal(await stage.phone.text('h1'), '日程');
			assert.match(await stage.phone.text(), /今天.*守灯人/);
			await stage.picture('chinese');
		} finally {
			for (const [number, show] of before) shows.set(number, show);
		}
	});
}
