import type { ErrorText } from '../../shared/node/errors';
import type { HttpAnswer } from '../../shared/http/messages';
import type { ServicePolicy } from '../../shared/http/policy';

/** A MoviePilot is a small server at home: no published limits, but it works on each request for a while. */
export const moviePilotPolicy: ServicePolicy = {
	service: 'MoviePilot',
	timeoutMs: 60_000,
	concurrency: 8,
	pace: {},
	retry: {
		attempts: 4,
		baseDelayMs: 500,
		maxDelayMs: 10_000,
		maxRetryAfterMs: 120_000,
		statuses: [501, 502, 503, 504],
	},
	errorText: moviePilotErrorText,
};

/** Version 2 answers 403 where others answer 401 to a login that has run out (core/security.py). */
export const LOGIN_REFUSED = [401, 403];

function moviePilotErrorText(answer: HttpAnswer): (ErrorText & { code?: string }) | undefined {
	const { status } = answer;
	if (status === 500) return CRASH;
	if (status === 422) return unusable(answer);
	if (!LOGIN_REFUSED.includes(status)) return undefined;
	return {
		message: 'MoviePilot does not accept the sign-in of this credential',
		description:
			'Check the API Token (MoviePilot: Settings → System). Servers before 2.9 also want User Name and Password for most actions: fill both in.',
	};
}

/** What version 2 answers, in plain text, to an unknown ID as well as to a word that it does not know. */
const CRASH: ErrorText = {
	message: 'MoviePilot broke off with an error of its own (HTTP 500)',
	description:
		'It does so for an ID or a value that it does not know, and when it has a fault. Check the values in the node; MoviePilot’s own log says more.',
};

/** Names the fields that MoviePilot did not accept; what they hold is not repeated. */
function unusable({ body }: HttpAnswer): ErrorText & { code?: string } {
	const fields = refusedFields(body);
	return {
		message: `MoviePilot cannot use ${fields.length === 0 ? 'one of the values' : `the value of ${fields.join(', ')}`}`,
		description: 'Check the values in the node. If they are right, its version may be too new or too old for this operation.',
		code: fields.find((field) => field === 'apikey'),
	};
}

/** `detail: [{loc}]` before version 3, `data: [{location}]` since; plugins may have the text of it. */
function refusedFields(body: unknown): string[] {
	const { detail, data } = (typeof body === 'string' ? readJson(body) : (body ?? {})) as { detail?: unknown; data?: unknown };
	const issues = [detail, data].find(Array.isArray) as Array<{ loc?: unknown; location?: unknown } | null> | undefined;
	const names = (issues ?? []).map((issue) => [issue?.loc ?? issue?.location].flat().at(-1));
	return names.filter((name): name is string => typeof name === 'string' && /^\w{1,40}$/.test(name));
}

function readJson(text: string): object {
	try {
		return (JSON.parse(text) as object | null) ?? {};
	} catch {
		return {};
	}
}

/** MoviePilot answers some refusals with success status and a Chinese sentence; the common ones in English. */
const REFUSALS: Array<[RegExp, string]> = [
	[/未识别到媒体信息/, 'it did not recognise the title'],
	[/未获取到第 ?(\d+) ?季的总集数/, 'season $1 has no episodes yet'],
	[/订阅已存在/, 'it is already subscribed'],
	[/无效的订阅状态/, 'the subscription state is not valid'],
	[/未获取到总集数/, 'the number of episodes is not known yet'],
	[/^订阅不存在/, 'there is no such subscription'],
	[/^订阅历史不存在/, 'there is no such entry in the history'],
	[/^工作流不存在/, 'there is no such workflow'],
	[/^工作流无动作/, 'the workflow has no actions'],
	[/^工作流无流程/, 'the actions of the workflow are not connected'],
];

/** "it did not recognise the title (未识别到媒体信息)"; unknown sentences are passed on as they are. */
export function refusalInEnglish(text: string): string {
	const known = REFUSALS.find(([pattern]) => pattern.test(text));
	if (known === undefined) return text === '' ? 'it gave no reason' : text;
	return `${text.replace(known[0], known[1])} (${text})`;
}
