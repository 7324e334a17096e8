import { ServiceError, type ErrorText } from '../node/errors';
import type { ServiceClient } from '../http/request';
import { header, type HttpAnswer } from '../http/messages';
import type { ServicePolicy } from '../http/policy';
import { asText } from '../util/text';

/** Version 3 of the API is what Radarr 3 to 6 and Sonarr 3 and 4 serve. */
export const ARR_API = '/api/v3';

/**
 * Radarr and Sonarr are one code base at heart: the same API key, the same refusals, no published limits.
 *
 * @param service "Radarr"
 */
export function arrPolicy(service: string): ServicePolicy {
	return {
		service,
		// The list of a large library, or a look-up that waits for the metadata server, takes its time.
		timeoutMs: 120_000,
		concurrency: 4,
		pace: {},
		retry: {
			attempts: 4,
			baseDelayMs: 500,
			maxDelayMs: 10_000,
			maxRetryAfterMs: 120_000,
			statuses: [501, 502, 503, 504],
		},
		headers: { Accept: 'application/json' },
		errorText: (answer) => arrErrorText(service, answer),
	};
}

function arrErrorText(service: string, answer: HttpAnswer): (ErrorText & { code?: string }) | undefined {
	if (answer.status === 401) {
		return {
			message: `${service} does not accept the API key of this credential`,
			description: `Copy it again from ${service}: Settings → General → Security → API Key.`,
		};
	}
	if (answer.status >= 300 && answer.status < 400) return urlBaseText(service, answer);
	const refusal = readRefusal(answer);
	return refusal && { ...refusal, message: `${service} refused it: ${refusal.message}` };
}

/** With a URL Base set (Settings → General), both send every other path on to it (UrlBaseMiddleware). */
function urlBaseText(service: string, answer: HttpAnswer): ErrorText | undefined {
	const urlBase = /^(?:https?:\/\/[^/]+)?(\/.+?)\/api\//.exec(header(answer, 'location') ?? '')?.[1];
	if (urlBase === undefined) return undefined;
	return {
		message: `${service} answers under "${urlBase}"`,
		description: `Add ${urlBase} to the end of the Base URL in the credential: it is the URL Base of ${service}.`,
	};
}

interface Failure {
	propertyName?: unknown;
	errorMessage?: unknown;
	errorCode?: unknown;
}

/**
 * Validators answer 400 with `[{propertyName, errorMessage, errorCode}]` (RadarrErrorPipeline and
 * SonarrErrorPipeline: `ValidationException.Errors`); their sentences are fit to be shown.
 */
function readRefusal(answer: HttpAnswer): (ErrorText & { code: string }) | undefined {
	if (answer.status !== 400 || !Array.isArray(answer.body)) return undefined;
	const failures = (answer.body as Failure[]).filter((failure) => asText(failure?.errorMessage) !== '');
	const first = failures[0];
	if (first === undefined) return undefined;
	return {
		message: failures.map(({ errorMessage }) => asText(errorMessage).slice(0, 200)).join('; '),
		description: remedy(asText(first.propertyName)),
		code: asText(first.errorCode),
	};
}

function remedy(property: string): string {
	if (/qualityProfile/i.test(property)) return 'Choose "Quality Profile" again in the node.';
	if (/rootFolder|path/i.test(property))
		return 'Choose "Root Folder" again in the node, and check that the folder exists and is writable there.';
	return 'Correct the value, or add the title there by hand to see more.';
}

/** Codes and sentences of MovieExistsValidator and SeriesExistsValidator; 409 is their database saying the same. */
export const isAlreadyThere = (error: { status?: number; code?: string; message: string }): boolean =>
	error.status === 409 || /^(Movie|Series)ExistsValidator$/.test(error.code ?? '') || /has already been added/i.test(error.message);

/** What was added is not what was meant; by then it has been taken back. */
export const anotherTitle = (client: ServiceClient, asked: string, added: string): ServiceError =>
	new ServiceError({
		service: client.policy.service,
		message: `${client.policy.service} added ${added} in place of ${asked}`,
		description: `It was taken back. Look at the numbers of the title, or add it in ${client.policy.service} by hand.`,
	});
