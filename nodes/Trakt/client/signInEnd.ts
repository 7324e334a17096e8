import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * When the access token of a stored sign-in ends, as an ISO time; null where the credential does not say. The device
 * credential stores the moment itself; for OAuth2 n8n keeps Trakt's own answer, with `created_at` and `expires_in` in seconds.
 */
export function endOfSignIn({ expiresAt, oauthTokenData }: ICredentialDataDecryptedObject): string | null {
	const { created_at: from, expires_in: life } = (oauthTokenData ?? {}) as Record<string, unknown>;
	const end = Number(expiresAt ?? 0) || (Number(from) + Number(life)) * 1_000;
	return end > 0 && end < LAST_TIME ? new Date(end).toISOString() : null;
}

/** The last moment that a Date can hold. */
const LAST_TIME = 8.64e15;
