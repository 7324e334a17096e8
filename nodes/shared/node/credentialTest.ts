import type { IAuthenticateRuleResponseCode, IAuthenticateRuleResponseSuccessBody } from 'n8n-workflow';

/**
 * Rules for a credential's `test`: a sentence per status, and one for a success that another server sent.
 *
 * @param expected a key that the right server's answer always has
 */
export function testRules(
	sentences: Record<number, string>,
	expected: { key: string; otherwise: string },
): IAuthenticateRuleResponseCode[] {
	const byStatus = Object.entries(sentences).map(([status, message]): IAuthenticateRuleResponseCode => ({
		type: 'responseCode',
		properties: { value: Number(status), message },
	}));
	const byBody: IAuthenticateRuleResponseSuccessBody = {
		type: 'responseSuccessBody',
		properties: { key: expected.key, value: undefined, message: expected.otherwise },
	};
	// n8n evaluates both kinds side by side; only its type asks for one kind per list.
	return [...byStatus, byBody as unknown as IAuthenticateRuleResponseCode];
}
