import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asText } from '../../shared/util/text';

/** The secrets of a credential, whichever way it came to them. */
export interface TmdbSession {
	readAccessToken: string;
	/** v3: reads and writes favorites and watchlist; '' when there is none. */
	sessionId: string;
	/** v4: reads private lists and writes lists; '' when there is none. */
	userAccessToken: string;
	/** v3 number of the account; '' when it has to be looked up. */
	accountId: string;
}

/** Reads the credential's form and what its sign-in has stored. */
export function sessionOf(credentials: ICredentialDataDecryptedObject): TmdbSession {
	const text = (name: string) => asText(credentials[name]).trim();
	const readAccessToken = text('readAccessToken');
	switch (credentials.accountAccess) {
		case 'approve':
			return { readAccessToken, sessionId: text('ownSessionId'), userAccessToken: text('ownUserAccessToken'), accountId: '' };
		case 'session':
			return {
				readAccessToken,
				sessionId: text('sessionToken') || text('ownSessionId'),
				userAccessToken: text('userAccessToken'),
				accountId: text('accountId'),
			};
		default:
			return { readAccessToken, sessionId: '', userAccessToken: '', accountId: text('accountId') };
	}
}

/** Names the person behind the secrets, without telling them: another token is another account. */
export const fingerprint = (...secrets: string[]): string => createHash('sha256').update(secrets.join('\n')).digest('hex').slice(0, 24);
