import { PRIVATE_HEADERS } from '../shared/auth/webAnswer';
import { systemClock } from '../shared/util/clock';
import { InputError, ServiceError } from '../shared/node/errors';
import { asText } from '../shared/util/text';
import { act } from './actions/actions';
import { part } from './card';
import { touch, viewContext } from './viewContext';
import { pageTexts } from './pageTexts';
import { problem, problemOf, statusOf, type Problem } from './problem';
import { Upstream } from './upstream';
import { readView } from './views';
import type { Answer, Handler, Visit } from './visit';

/** The page has no origin, so its requests are another site's to the browser; the key makes them good. */
export const API_HEADERS: Record<string, string> = {
	...PRIVATE_HEADERS,
	'Content-Type': 'application/json; charset=utf-8',
	'Access-Control-Allow-Origin': 'null',
	'Access-Control-Expose-Headers': 'ETag, Age, X-Panel-Stale, X-Panel-Read-At',
	Vary: 'Origin, Accept-Language',
};

/** What went wrong, as JSON. */
export function jsonProblem(error: Problem): Answer {
	return { status: statusOf(error), headers: API_HEADERS, body: JSON.stringify({ error }) };
}

/** A page that goes away has no time to ask whether it may send a header: it puts its session into a form. */
export const offeredKey = ({ headers, context, method }: Visit): string =>
	asText(headers['x-panel-key']) || (method === 'POST' && isForm(headers) ? asText(part(context.getBodyData()).key) : '');

const isForm = (headers: Record<string, unknown>): boolean =>
	asText(headers['content-type']).startsWith('application/x-www-form-urlencoded');

/** For the panel's own page, whose origin is `null`, and for programs; no other site gets an answer. */
export async function guarded(visit: Visit, handler: Handler): Promise<Answer> {
	const { access, headers } = visit;
	const origin = headers.origin;
	if (origin !== undefined && origin !== 'null') {
		return jsonProblem(problem('refused', 'Another site may not use the panel', 'Open the panel itself.'));
	}
	const verdict = await access.judge(offeredKey(visit).slice(0, 1_000));
	const said = pageTexts('en');
	if (verdict === 'tooMany') return jsonProblem(problem('limit', said.tooMany, 'Wait a minute.'));
	if (verdict === 'wrong') return jsonProblem(problem('key', said.wrongKey, 'Close the panel, open it again and sign in.'));
	try {
		return await handler(visit);
	} catch (error) {
		return jsonProblem(problemOf(error));
	}
}

/** One view, or 304 when the page has it already; an old one is shown and read again afterwards. */
export async function showView(visit: Visit): Promise<Answer> {
	const { query, headers } = visit;
	const context = await viewContext(visit);
	const after = Number(asText(query.after)) || 0;
	const { entry, stale, refresh } = await readView(context, asText(query.name), query, { after, fresh: query.fresh === '1' });
	const common = {
		...API_HEADERS,
		ETag: entry.etag,
		Age: String(Math.max(0, Math.round((systemClock.now() - entry.at) / 1_000))),
		'X-Panel-Stale': String(stale),
		'X-Panel-Read-At': String(entry.at),
	};
	// A failed refresh is told to whoever asks next.
	const afterwards = refresh && (async () => await refresh().catch(() => undefined));
	const same = !stale && headers['if-none-match'] === entry.etag;
	return same ? { status: 304, headers: common, body: '' } : { status: 200, headers: common, body: entry.text, afterwards };
}

/** Writes what the page asks for, and starts the workflow with it. */
export async function doAction(visit: Visit): Promise<Answer> {
	if (!asText(visit.headers['content-type']).startsWith('application/json')) {
		throw new InputError('Body', 'is not JSON', 'Send application/json.');
	}
	const { context, settings } = visit;
	const done = await act(new Upstream(context), context.getBodyData(), settings.address, visit.kept).catch((error: unknown) => {
		// It may have been written all the same: nothing from before can be trusted.
		if (error instanceof ServiceError && error.outcomeUnknown) touch(visit, 'written');
		throw error;
	});
	const { wrote, event, repeated = false } = done;
	const at = wrote ? touch(visit, 'written') : systemClock.now();
	const body = JSON.stringify({ at, event, repeated });
	return { status: 200, headers: API_HEADERS, body, event: repeated ? undefined : event };
}
