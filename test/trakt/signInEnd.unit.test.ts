import { endOfSignIn } from '../../nodes/Trakt/client/signInEnd';

it.each([
	['the device credential', { expiresAt: Date.parse('2026-12-04T10:00:00Z') }, '2026-12-04T10:00:00.000Z'],
	[
		'n8n’s OAuth2',
		{ oauthTokenData: { created_at: Date.parse('2026-12-04T10:00:00Z') / 1_000, expires_in: 3_600 } },
		'2026-12-04T11:00:00.000Z',
	],
	['a sign-in without an end', { oauthTokenData: { access_token: 'x' } }, null],
	['one without a start', { oauthTokenData: { expires_in: 3_600 } }, null],
	['an absurd end', { expiresAt: 1e300 }, null],
	['no sign-in', {}, null],
])('The end of %s is told', (_name, credential, end) => {
	expect(endOfSignIn(credential)).toBe(end);
});
