import type { Words } from '../shared/errors';
import type { HttpAnswer } from '../shared/http/messages';
import type { ServicePolicy } from '../shared/http/policy';

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
		statuses: [502, 503, 504],
	},
	words: moviePilotWords,
};

/** Version 2 answers 403 where others answer 401 to a login that has run out (core/security.py). */
export const LOGIN_REFUSED = [401, 403];

function moviePilotWords({ status }: HttpAnswer): Words | undefined {
	if (!LOGIN_REFUSED.includes(status)) return undefined;
	return {
		message: 'MoviePilot does not accept the sign-in of this credential',
		description:
			'Check the API Token (MoviePilot: Settings → System). Servers before 2.9 also want User Name and Password for most actions: fill both in.',
	};
}

/** MoviePilot answers some refusals with success status and a Chinese sentence; the common ones in English. */
const REFUSALS: Array<[RegExp, string]> = [
	[/未识别到媒体信息/, 'it did not recognise the title'],
	[/未获取到第 ?(\d+) ?季的总集数/, 'season $1 has no episodes yet'],
	[/订阅已存在/, 'it is already subscribed'],
	[/无效的订阅状态/, 'the subscription state is not valid'],
	[/未获取到总集数/, 'the number of episodes is not known yet'],
];

/** "it did not recognise the title (未识别到媒体信息)"; unknown sentences are passed on as they are. */
export function refusalInEnglish(text: string): string {
	const known = REFUSALS.find(([pattern]) => pattern.test(text));
	if (known === undefined) return text === '' ? 'it gave no reason' : text;
	return `${text.replace(known[0], known[1])} (${text})`;
}
