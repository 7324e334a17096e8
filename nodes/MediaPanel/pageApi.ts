import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../shared/node/errors';
import { systemClock } from '../shared/util/clock';
import { asText } from '../shared/util/text';
import { API_HEADERS, offeredKey } from './api';
import { part } from './card';
import { rememberPlace } from './places';
import type { Answer, Visit } from './visit';

const TABS = ['schedule', 'mine', 'discover', 'setup'];

/** What the page tells of itself: where it is, its language and country, and that it signs out. */
export async function tellPage(visit: Visit): Promise<Answer> {
	const { access, kept, settings, context } = visit;
	const body = part(context.getBodyData());
	const session = offeredKey(visit);
	if (body.place !== undefined) {
		const place = placeIn(body.place);
		if (!TABS.includes(asText(place.tab))) throw new InputError('Place', 'is none of the panel', `Give a tab: ${TABS.join(', ')}.`);
		rememberPlace(settings.address, await access.nameOf(session), place);
	}
	if (body.language !== undefined) {
		if (body.language !== 'en' && body.language !== 'zh') throw new InputError('Language', 'is not spoken here', 'Give en or zh.');
		const region = asText(body.region).toUpperCase();
		if (!/^(?:[A-Z]{2})?$/.test(region)) throw new InputError('Region', 'is not a country', 'Give two letters, such as DE, or nothing.');
		Object.assign(kept, { language: body.language, region });
	}
	if (body.signOut === 'here') await access.signOut(session);
	if (body.signOut === 'everywhere') access.signOutEverywhere();
	const isKept = body.language !== undefined || body.signOut !== undefined;
	return { status: 200, headers: API_HEADERS, body: JSON.stringify({ at: systemClock.now() }), whenSaved: isKept };
}

/** In a form it is a text. */
function placeIn(value: unknown): IDataObject {
	if (typeof value !== 'string') return part(value);
	try {
		return part(JSON.parse(value));
	} catch {
		return {};
	}
}
