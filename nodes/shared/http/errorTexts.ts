import { ServiceError, type ErrorText } from '../node/errors';
import { header, isRead, type HttpAnswer, type HttpCall, type NoAnswer, type Reply, type SignedOut } from './messages';
import { isRedirect, movedText } from './movedTo';
import type { ServicePolicy } from './policy';
import { isUnreadable } from './retry';
import { asText } from '../util/text';

/**
 * Turns a failed reply into the error a person reads. The service's own words go first, then what
 * every service has in common. No part of a body is repeated here except what a policy's words pick.
 *
 * @param retryAfterMs the wait that the service asked for, when it was too long to wait
 * @param outcomeUnknown may this call, or an earlier attempt at it, have been carried out?
 */
export function serviceError(
	policy: ServicePolicy,
	call: HttpCall,
	reply: Reply,
	retryAfterMs?: number,
	outcomeUnknown = mayHaveHappened(call, reply, policy),
): ServiceError {
	const text = textFor(policy, call, reply, retryAfterMs);
	const description = outcomeUnknown && call.retry !== 'idempotent' ? lookFirst(policy.service) : text.description;
	const base = { ...text, description, service: policy.service, outcomeUnknown };
	if (reply.kind === 'answer') return new ServiceError({ ...base, status: reply.status });
	return new ServiceError({ ...base, code: 'code' in reply ? reply.code : undefined });
}

/** May the write have been carried out although it failed? */
export const mayHaveHappened = (call: HttpCall, reply: Reply, policy?: ServicePolicy): boolean =>
	!isRead(call) && !wasSurelyRefused(reply) && !(reply.kind === 'answer' && policy?.surelyRefused?.(reply) === true);

const lookFirst = (service: string) => `It may have been carried out all the same: look at ${service} before you run it again.`;

/** 4xx answers are refusals; a lost answer, a 5xx or an unreadable success may hide a write that happened. */
function wasSurelyRefused(reply: Reply): boolean {
	if (reply.kind === 'noAnswer') return !reply.maybeSent;
	if (reply.kind !== 'answer') return true;
	return reply.status >= 300 && reply.status < 500;
}

function textFor(policy: ServicePolicy, call: HttpCall, reply: Reply, retryAfterMs?: number): ErrorText & { code?: string } {
	if (reply.kind === 'noAnswer') return noAnswerText(policy.service, reply);
	if (reply.kind === 'signedOut') return signedOutText(policy.service, reply);
	if (reply.kind === 'signInFailed') return reply.errorText;
	if (reply.status === 429) return policy.tooManyWords?.(reply, retryAfterMs) ?? tooManyText(policy.service, retryAfterMs);
	return policy.errorText?.(reply, call) ?? answerText(policy.service, call, reply, retryAfterMs);
}

/** The cause why no answer came, and what to do about it. */
function noAnswerText(service: string, reply: NoAnswer): ErrorText {
	switch (reply.code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return {
				message: `The address of ${service} could not be found`,
				description: 'Check the URL in the credential, and that n8n can reach it by that name: its name server (DNS) does not know it.',
			};
		case 'ECONNREFUSED':
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
			return {
				message: `${service} cannot be reached`,
				description: 'Check that it is running and that the URL and port in the credential are right.',
			};
		case 'ETIMEDOUT':
		case 'ECONNABORTED':
			return {
				message: `${service} did not answer in time`,
				description: 'It may be busy or down. Run the workflow again later; nothing is lost.',
			};
		case 'CERT':
			return {
				message: `The certificate of ${service} cannot be trusted`,
				description:
					'Give n8n your own authority in the environment variable NODE_EXTRA_CA_CERTS, or switch on Ignore SSL Issues (Insecure) in the credential where it has that option.',
			};
		case 'PROXY':
			return {
				message: `The proxy between n8n and ${service} cannot be reached`,
				description: `Check HTTP_PROXY and HTTPS_PROXY in n8n's environment, or put the host of ${service} into NO_PROXY.`,
			};
		case 'PROXY_LOST':
			return {
				message: `The proxy between n8n and ${service} cannot reach it`,
				description: `Check the URL in the credential, or put the host of ${service} into NO_PROXY in n8n's environment.`,
			};
		case 'PROXY_SIGN_IN':
			return {
				message: `The proxy between n8n and ${service} wants a sign-in (HTTP 407)`,
				description: "Put user name and password of the proxy into HTTP_PROXY and HTTPS_PROXY in n8n's environment.",
			};
		case 'PROXY_REFUSED':
			return {
				message: `The proxy between n8n and ${service} refuses to let the request through`,
				description: `Allow the host of ${service} in the proxy, or put it into NO_PROXY in n8n's environment.`,
			};
		default:
			return {
				message: `The connection to ${service} broke before its answer was complete`,
				description: 'Run the workflow again; what was already done is not done twice.',
			};
	}
}

/** Causes that have a remedy of their own; for the others "nothing answers" is the whole truth. */
const NAMED = ['ENOTFOUND', 'EAI_AGAIN', 'CERT', 'PROXY', 'PROXY_LOST', 'PROXY_SIGN_IN', 'PROXY_REFUSED'];

/** For sign-in steps: why there is no answer. @param otherwise the step's own words for a server that is silent */
export function unansweredText(service: string, reply: Exclude<Reply, HttpAnswer>, otherwise: ErrorText): ErrorText {
	if (reply.kind === 'signInFailed') return reply.errorText;
	if (reply.kind === 'signedOut') return signedOutText(service, reply);
	return NAMED.includes(reply.code) ? noAnswerText(service, reply) : otherwise;
}

function signedOutText(service: string, reply: SignedOut): ErrorText {
	if (reply.code === 'invalid_client') {
		return {
			message: `${service} does not know the API app of this credential any more`,
			description: `The app was deleted or its Client ID or Client Secret is wrong. Check the app in your ${service} settings, correct the credential and connect again.`,
		};
	}
	return {
		message: `${service} no longer accepts this sign-in`,
		description: 'Open the credential and press Connect (or sign in) again. Access was revoked, or its refresh token was used up.',
	};
}

function tooManyText(service: string, retryAfterMs: number | undefined): ErrorText {
	const wait = retryAfterMs === undefined ? 'later' : `in ${duration(retryAfterMs)}`;
	return {
		message: `${service} asks to wait: too many requests were made`,
		description: `Run the workflow again ${wait}. Other workflows that use the same account count too.`,
	};
}

function answerText(service: string, call: HttpCall, answer: HttpAnswer, retryAfterMs?: number): ErrorText {
	const { status } = answer;
	if (isUnreadable(answer)) {
		return {
			message: `${service} sent an answer that cannot be read`,
			description:
				'It was cut off, or something between n8n and the service answered in its place. Check the URL in the credential and run again.',
		};
	}
	if (isRedirect(answer)) return movedText(service, call.path, answer);
	if (status === 403 && isHtml(answer)) {
		return {
			message: `A firewall in front of ${service} blocked the request`,
			description: 'It may not like the address your n8n runs on. Wait a few minutes; if it stays, use another network or ask the service.',
		};
	}
	return COMMON[status] === undefined ? otherText(service, status, retryAfterMs) : filled(COMMON[status], service);
}

export const isHtml = (answer: HttpAnswer): boolean =>
	(header(answer, 'content-type') ?? '').includes('text/html') || /^\s*<(!doctype|html)|^error code: 1\d{3}\b/i.test(asText(answer.body));

function otherText(service: string, status: number, retryAfterMs?: number): ErrorText {
	if (status >= 500) {
		const wait = retryAfterMs === undefined ? 'in a few minutes' : `in ${duration(retryAfterMs)}`;
		return {
			message: `${service} has a problem of its own (HTTP ${status})`,
			description: `Nothing is wrong with your workflow. Run it again ${wait}; what was already done is not done twice.`,
		};
	}
	return {
		message: `${service} refused the request (HTTP ${status})`,
		description: 'Check the values in the node; if they are right, please report it with this status.',
	};
}

const filled = (text: ErrorText, service: string): ErrorText => ({
	message: text.message.replaceAll('{service}', service),
	description: text.description.replaceAll('{service}', service),
});

const COMMON: Record<number, ErrorText> = {
	400: {
		message: '{service} did not understand the request',
		description: 'Check the values in the node: one of them has a form that {service} does not accept.',
	},
	401: {
		message: '{service} does not accept the sign-in of this credential',
		description: 'Open the credential and connect again, or correct the token or password in it.',
	},
	402: {
		message: '{service} wants a payment for this',
		description: 'Your account or plan does not include it. Check your plan at {service}.',
	},
	403: {
		message: '{service} does not allow this',
		description: 'The account of this credential lacks the right to do it, or the API app was removed. Check both at {service}.',
	},
	404: {
		message: '{service} does not know this',
		description: 'It was deleted, is private, or its ID or name is mistyped. If nothing is found at all, check the URL in the credential.',
	},
	405: {
		message: '{service} does not offer this action',
		description: 'Its version may be too old or too new for this operation. Check the URL in the credential.',
	},
	409: {
		message: '{service} says this was already done',
		description: 'Nothing needs to be done; go on.',
	},
	422: {
		message: '{service} cannot use one of the values',
		description: 'Check the values in the node, dates and numbers first.',
	},
};

/** "45 s", "12 min" or "3 h", rounded up. */
export function duration(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
