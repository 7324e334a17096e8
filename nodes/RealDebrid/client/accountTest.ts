import type { IAuthenticateRuleResponseCode, IAuthenticateRuleResponseSuccessBody, ICredentialTestRequest } from 'n8n-workflow';
import { movedFrom, testRules } from '../../shared/node/credentialTest';
import { REST } from './policy';
import { USER_AGENT } from '../../shared/http/policy';

const WRONG_URL = 'No Real-Debrid answers at the API URL: it should be https://api.real-debrid.com';

/** The test of both credentials: one look at the account, with a sentence for each state it can be in. */
export function accountTest(refused: string): ICredentialTestRequest {
	const state = (key: string, value: unknown, message: string): IAuthenticateRuleResponseCode => {
		const rule: IAuthenticateRuleResponseSuccessBody = {
			type: 'responseSuccessBody',
			properties: { key, value, message },
		};
		// n8n evaluates both kinds side by side; only its type asks for one kind per list.
		return rule as unknown as IAuthenticateRuleResponseCode;
	};
	return {
		request: {
			disableFollowRedirect: true,
			baseURL: '={{$credentials.apiUrl}}',
			url: `${REST}/user`,
			headers: { 'User-Agent': USER_AGENT },
		},
		rules: [
			...testRules(
				{
					...movedFrom('API URL', 'https://api.real-debrid.com'),
					401: refused,
					403: 'Real-Debrid refuses this account: it may be locked or not activated, or the address of your n8n is not allowed. Sign in at real-debrid.com and look there.',
					404: WRONG_URL,
					429: 'Real-Debrid asks to wait: too many requests were made. Press Retry in a minute.',
				},
				{ key: 'username', otherwise: `Something answers at the API URL, but it is not Real-Debrid. ${WRONG_URL}` },
			),
			state(
				'type',
				'free',
				'Connected, but this is a free account or its Premium has expired: most operations need Premium. Extend it at real-debrid.com.',
			),
		],
	};
}
