import { systemClock } from '../shared/util/clock';
import { asText } from '../shared/util/text';
import { API_HEADERS, jsonProblem } from './api';
import { part } from './card';
import { formPage } from './html';
import { cache, touch } from './viewContext';
import { pageTexts } from './pageTexts';
import { problem, problemOf } from './problem';
import { accountOf, Upstream } from './upstream';
import type { Answer, Visit } from './visit';

/** Empties what is remembered, of every process: with the key or session in a header, or the form's field. */
export async function flush(visit: Visit): Promise<Answer> {
	const { settings, headers, access, context } = visit;
	const said = pageTexts(settings.language);
	const inHeader = asText(headers['x-panel-key']);
	const verdict = await access.judge(inHeader === '' ? asText(part(context.getBodyData()).key).slice(0, 1_000) : inHeader.slice(0, 1_000));
	if (verdict !== 'good') {
		const error = verdict === 'tooMany' ? said.tooMany : said.wrongKey;
		if (inHeader === '') return formPage(settings, { ...said.flush, status: verdict === 'tooMany' ? 429 : 403, error });
		return jsonProblem(problem(verdict === 'tooMany' ? 'limit' : 'key', error, said.signIn.paragraphs[0] ?? ''));
	}
	let flushed = 0;
	try {
		flushed = cache.forget(`${await accountOf(context)} `);
		await new Upstream(context, touch(visit, 'flush')).tmdb();
	} catch (error) {
		return jsonProblem(problemOf(error));
	}
	if (inHeader === '') return { ...formPage(settings, { status: 200, ...said.flushed }), whenSaved: true };
	return { status: 200, headers: API_HEADERS, body: JSON.stringify({ at: systemClock.now(), flushed }), whenSaved: true };
}
