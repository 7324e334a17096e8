import { connectedPage, exchangeFailedPage, readCallback } from '../../nodes/shared/auth/callback';
import { escapeHtml, page } from '../../nodes/shared/auth/webAnswer';

const settings = {
	service: 'HDHive',
	connectKey: 'a long connect key',
	judge: async () => await Promise.resolve('good' as const),
	secret: 's',
	callbackUrl: 'https://n8n.example/webhook/abc/callback',
};

const ATTACKS = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onload='alert(1)",
	'</style><script>alert(1)</script>',
	'&lt;script&gt;',
	'</title><svg/onload=alert(1)>',
];

describe('a page', () => {
	it('allows itself nothing but its one style sheet', () => {
		const { headers, body } = page(200, { tone: 'good', title: 'T', paragraphs: [] });
		const policy = headers['Content-Security-Policy'] ?? '';
		expect(policy).toMatch(
			/^default-src 'none'; style-src 'nonce-[\w+/=]{24}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox$/,
		);
		const nonce = /nonce-([^']+)/.exec(policy)?.[1] ?? '';
		expect(body).toContain(`<style nonce="${nonce}">`);
		expect(body).not.toMatch(/<script|<a |<img|<link|<form|style="/);
		expect(headers).toMatchObject({
			'Cache-Control': 'no-store',
			'Referrer-Policy': 'no-referrer',
			'X-Content-Type-Options': 'nosniff',
			'X-Frame-Options': 'DENY',
		});
	});

	it('has another nonce each time', () => {
		const nonces = new Set(
			Array.from({ length: 50 }, () => page(200, { tone: 'bad', title: '', paragraphs: [] }).headers['Content-Security-Policy']),
		);
		expect(nonces.size).toBe(50);
	});

	it.each(ATTACKS)('shows %s as text, wherever it stands', (attack) => {
		const pages = [
			page(200, { tone: 'good', title: attack, paragraphs: [attack], facts: [[attack, attack]] }),
			connectedPage(settings, { credential: attack, scopes: [attack], expiresAt: 0, renews: false }),
			exchangeFailedPage(settings, { message: attack, description: attack }),
		];
		const refused = readCallback({ query: { error: attack }, headers: {}, now: 0 }, settings);
		if ('answer' in refused) pages.push(refused.answer);
		for (const { body } of pages) {
			expect(body).toContain(escapeHtml(attack));
			expect(body).not.toContain(attack);
			// A nonce is random: it may spell anything.
			expect(
				body
					.replace(/nonce="[^"]*"/, '')
					.match(/<[a-z!/][^>]*>/gi)!
					.join(''),
			).not.toMatch(/script|img|svg|\bon\w+=/i);
		}
		expect(pages).toHaveLength(4);
	});

	it('cuts endless text and takes control characters out', () => {
		expect(escapeHtml('x'.repeat(10_000)).length).toBeLessThan(310);
		expect(escapeHtml('a\u0000b\u202Ec')).toBe('a b c');
	});
});
