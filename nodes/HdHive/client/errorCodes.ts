/**
 * What HDHive's error codes mean, in English: what happened, what to do.
 * Source: HDHive OpenAPI documentation, response format and error tables (2026-03 to 2026-10).
 */
export interface Meaning {
	/** The status that goes with the code, for an answer that says HTTP 200 with `success: false`. */
	status: number;
	message: string;
	description: string;
}

const SCOPE = 'Open the credential, choose the scope, and connect again; an app may ask only for scopes that HDHive approved for it.';
const CONNECT_AGAIN =
	'Connect again: open the connect address of the HDHive OAuth Callback Trigger, or paste a new authorization code into the credential.';
const KEY = 'Copy the App Secret (or personal API key) again from the API page of your HDHive account into the credential.';
const SLOW_DOWN = 'Make fewer requests, and give the unlocks time: HDHive punishes the account, not the app.';

export const ERROR_CODES: Readonly<Record<string, Meaning>> = {
	MISSING_API_KEY: { status: 401, message: 'HDHive got no API key', description: KEY },
	INVALID_API_KEY: { status: 401, message: 'HDHive does not know the App Secret of this credential', description: KEY },
	DISABLED_API_KEY: {
		status: 401,
		message: 'HDHive has disabled the API app of this credential',
		description: 'Check the app on the API page of your HDHive account, or ask HDHive.',
	},
	EXPIRED_API_KEY: {
		status: 401,
		message: 'The API key of this credential has expired',
		description: 'Create a new one on the API page of your HDHive account and put it into the credential.',
	},
	OPENAPI_REFRESH_REQUIRED: { status: 401, message: 'The HDHive sign-in has run out', description: CONNECT_AGAIN },
	OPENAPI_REAUTH_REQUIRED: { status: 401, message: 'HDHive no longer accepts this sign-in', description: CONNECT_AGAIN },
	INVALID_OPENAPI_USER_TOKEN: { status: 401, message: 'HDHive does not know this sign-in', description: CONNECT_AGAIN },
	OPENAPI_USER_REQUIRED: {
		status: 403,
		message: 'HDHive wants to know for which user this is',
		description: `This credential has no signed-in user. ${CONNECT_AGAIN}`,
	},
	SCOPE_NOT_ALLOWED: {
		status: 403,
		message: 'The HDHive app may not do this: a scope is missing',
		description: 'Ask HDHive to approve the scope for your app; then choose it in the credential and connect again.',
	},
	USER_SCOPE_NOT_ALLOWED: { status: 403, message: 'The HDHive sign-in does not include this: a scope was not granted', description: SCOPE },
	VIP_REQUIRED: {
		status: 403,
		message: 'HDHive offers this to Premium members only',
		description: 'Upgrade your HDHive account, or use another operation.',
	},
	ENDPOINT_DISABLED: {
		status: 403,
		message: 'HDHive has switched this function off',
		description: 'Use another operation, or try again when HDHive has switched it on.',
	},
	IP_NOT_ALLOWED: {
		status: 403,
		message: 'HDHive refuses the address that n8n comes from',
		description: 'Add the public IP address of your n8n to the IP whitelist of the HDHive app.',
	},
	IP_COUNT_EXCEEDED: {
		status: 403,
		message: 'Too many different addresses use this HDHive app',
		description: 'Run the workflows from one place, or remove old addresses in the app’s settings.',
	},
	RISK_BLOCKED: {
		status: 403,
		message: 'HDHive’s risk control has blocked this',
		description: 'Sign in at HDHive and see what it says about your account; make fewer requests afterwards.',
	},
	USER_TIER_NOT_ALLOWED: {
		status: 403,
		message: 'HDHive does not offer this to your membership',
		description: 'Since August 2026 the OpenAPI is for active members; check your membership at HDHive.',
	},
	INSUFFICIENT_POINTS: {
		status: 402,
		message: 'Your HDHive points are not enough',
		description: 'Check in daily, share resources, or choose one that costs less.',
	},
	ENDPOINT_QUOTA_EXCEEDED: {
		status: 429,
		message: 'The daily quota of this HDHive function is used up',
		description: 'It is filled up again at midnight in Beijing.',
	},
	RATE_LIMIT_EXCEEDED: { status: 429, message: 'HDHive asks to wait: too many requests were made', description: SLOW_DOWN },
	GLOBAL_RATE_LIMIT_EXCEEDED: { status: 429, message: 'HDHive as a whole is too busy', description: 'Run the workflow again later.' },
	APP_RATE_LIMIT_EXCEEDED: { status: 429, message: 'HDHive asks to wait: the app has made too many requests', description: SLOW_DOWN },
	USER_RATE_LIMIT_EXCEEDED: { status: 429, message: 'HDHive asks to wait: this user has made too many requests', description: SLOW_DOWN },
	OPENAPI_COOLDOWN: { status: 429, message: 'HDHive has put this account on a break', description: SLOW_DOWN },
	400: { status: 400, message: 'HDHive did not accept one of the values', description: 'Check the values in the node.' },
	401: { status: 401, message: 'HDHive does not accept the sign-in of this credential', description: CONNECT_AGAIN },
	402: {
		status: 402,
		message: 'Your HDHive points are not enough',
		description: 'Check in daily, share resources, or choose one that costs less.',
	},
	403: {
		status: 403,
		message: 'HDHive does not allow this',
		description: 'The account, its membership or the app lacks the right to do it. Check all three at HDHive.',
	},
	404: {
		status: 404,
		message: 'HDHive does not know this',
		description:
			'It was deleted, or the slug or ID is mistyped. A function that only newer versions of the API have is answered like this too.',
	},
	500: { status: 500, message: 'HDHive has a problem of its own', description: 'Run the workflow again in a few minutes.' },
};

/** The access token was refused, and another one may help. */
export const RENEWABLE = ['OPENAPI_REFRESH_REQUIRED', 'OPENAPI_REAUTH_REQUIRED', 'INVALID_OPENAPI_USER_TOKEN', '401'];

/** How it reads when the refresh token itself was refused. */
export const DEAD_SIGN_IN = ERROR_CODES.OPENAPI_REAUTH_REQUIRED?.message;
