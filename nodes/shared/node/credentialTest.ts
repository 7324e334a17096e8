import type { IAuthenticateRuleResponseCode, IAuthenticateRuleResponseSuccessBody } from 'n8n-workflow';

const REDIRECTING = [301, 302, 303, 307, 308];

const POINTS_ELSEWHERE =
	'The address points to another one, and the secret was not sent there. Open it in a browser and enter the address where you end up, https:// included.';

/** Tests follow no redirect (`disableFollowRedirect`): the secret would go to whoever it points to. */
const REDIRECTS: Record<number, string> = Object.fromEntries(REDIRECTING.map((status) => [status, POINTS_ELSEWHERE]));

/** For a service with an address of its own, which everybody uses. */
export const movedFrom = (field: string, address: string): Record<number, string> =>
	Object.fromEntries(
		REDIRECTING.map((status) => [
			status,
			`The ${field} points to another address, and the secret was not sent there: it should be ${address}`,
		]),
	);

/**
 * Rules for a credential's `test`: a sentence per status, and one for a success that another server sent.
 *
 * @param expected a key that the right server's answer always has
 */
export function testRules(
	sentences: Record<number, string>,
	expected: { key: string; otherwise: string },
): IAuthenticateRuleResponseCode[] {
	const byStatus = Object.entries<string>({ ...REDIRECTS, ...sentences }).map(([status, message]): IAuthenticateRuleResponseCode => ({
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
