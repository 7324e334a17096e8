import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { asText } from '../../shared/util/text';
import { sessionOf } from './session';

/**
 * Signs one request: v3 takes the API Read Access Token and, for what belongs to an account, the session as
 * a query parameter (it has no other place for it); v4 takes the user's own token where there is one.
 */
export function authenticateTmdb(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): IHttpRequestOptions {
	const { readAccessToken, sessionId, userAccessToken } = sessionOf(credentials);
	const token = isV4(options.url) && userAccessToken !== '' ? userAccessToken : readAccessToken;
	options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
	const query: IDataObject = options.qs ?? {};
	if (sessionId !== '' && belongsToAccount(options.url, query)) options.qs = { ...query, session_id: sessionId };
	return options;
}

const isV4 = (url: string): boolean => /\/4\/(list|account)(\/|$)/.test(url);

const belongsToAccount = (url: string, query: IDataObject): boolean =>
	/\/3\/account(\/|$)/.test(url) || /account_states/.test(`${url} ${asText(query.append_to_response)}`);
