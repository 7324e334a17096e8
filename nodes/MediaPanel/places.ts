import { systemClock } from '../shared/util/clock';
import { BoundedMap } from '../shared/util/boundedMap';

/** A browser that comes back later than this begins anew. */
const KEPT_MS = 30 * 60_000;
const LONGEST = 2_000;

const MOST = 200;

/** Where each browser was last, in this process: a reload comes back to it. */
const places = new BoundedMap<string, { place: object; at: number }>(MOST);

/** @param browser names its session */
export function rememberPlace(panel: string, browser: string, place: object): void {
	const name = `${panel} ${browser}`;
	if (browser === '' || JSON.stringify(place).length > LONGEST) return;
	places.set(name, { place, at: systemClock.now() });
}

export function placeOf(panel: string, browser: string): object | undefined {
	const known = places.get(`${panel} ${browser}`);
	return known !== undefined && known.at + KEPT_MS > systemClock.now() ? known.place : undefined;
}
