import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';
import { cleanLink, hasLink } from '../../nodes/HdHive/client/shareLink';
import { panHost } from '../../nodes/HdHive/client/panHosts';
import { normalise, hdHiveErrorText } from '../../nodes/HdHive/client/policy';
import { rank, type Preferences } from '../../nodes/HdHive/resources/resource/ranking';
import { readResource, sizeInGb } from '../../nodes/HdHive/client/resource';
import { check, hostileText, hostileValue } from './hostile';

describe('An unlocked link', () => {
	it('is one line of text without an access code in the address, whatever HDHive sends', () => {
		const url = fc.oneof(
			hostileText,
			hostileText.map((text) => `https://115.com/s/abc?password=kd19#${text}`),
			fc.webUrl({ withQueryParameters: true }),
		);
		check([fc.record({ url: fc.oneof(url, hostileValue), access_code: hostileValue, full_url: fc.oneof(url, hostileValue) })], (answer) => {
			const link = cleanLink(answer);
			for (const text of Object.values(link)) expect(typeof text).toBe('string');
			expect(link.url).not.toMatch(/\s/);
			expect(hasLink(answer)).toBe(link.url !== '');
			if (/^https?:/i.test(link.url) && URL.canParse(link.url)) {
				for (const name of panHost(new URL(link.url).hostname).reads) expect(new URL(link.url).searchParams.get(name) ?? '').toBe('');
			}
		});
	});

	it('has its code, wherever it was said', () => {
		const code = fc.stringMatching(/^[a-z0-9]{4}$/);
		const place = fc.constantFrom<(code: string) => { url: string; access_code?: string }>(
			(said) => ({ url: `https://115.com/s/abc?password=${said}#` }),
			(said) => ({ url: 'https://115.com/s/abc', access_code: said }),
			(said) => ({ url: `https://pan.baidu.com/s/1abc 提取码: ${said} 复制` }),
			(said) => ({ url: `https://115.com/s/abc# 标题 访问码：${said} 打开` }),
		);
		check([code, place], (said, put) => {
			expect(cleanLink(put(said)).accessCode).toBe(said);
		});
	});
});

describe('A size', () => {
	it('is a number of GB, or not known', () => {
		check([hostileText], (text) => {
			const size = sizeInGb(text);
			if (size !== undefined) expect(size).toBeGreaterThanOrEqual(0);
		});
	});

	it('is read in each unit', () => {
		check(
			[fc.integer({ min: 1, max: 9_999 }), fc.constantFrom('', ' '), fc.constantFrom('k', 'M', 'g', 'GB', 'T', 'tb', '')],
			(number, space, unit) => {
				const factor = { k: 1 / 1024 ** 2, m: 1 / 1024, t: 1024 }[unit[0]?.toLowerCase() ?? ''] ?? 1;
				expect(sizeInGb(`${number}${space}${unit}`)).toBeCloseTo(number * factor, 9);
			},
		);
	});
});

describe('A ranking', () => {
	const fields = [
		'slug',
		'title',
		'pan_type',
		'share_size',
		'video_resolution',
		'source',
		'subtitle_language',
		'remark',
		'unlock_points',
		'is_unlocked',
		'is_official',
		'validate_status',
		'unlocked_users_count',
		'created_at',
	];
	const raw = fc.record(Object.fromEntries(fields.map((field) => [field, hostileValue])));
	const wanted = fc.record({
		panTypes: fc.array(hostileText, { maxLength: 2 }),
		resolutions: fc.array(fc.constantFrom('4K', '1080P'), { maxLength: 2 }),
		subtitleLanguages: fc.constant([]),
		maxPoints: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
		contains: fc.oneof(fc.constant(''), hostileText),
		officialOnly: fc.boolean(),
		validatedOnly: fc.boolean(),
		freeOnly: fc.boolean(),
		preferUnlocked: fc.boolean(),
	}) as fc.Arbitrary<Preferences>;

	it('holds each offer once with a reason, what fits first, and never one that is too dear', () => {
		check([fc.array(raw, { maxLength: 3 }), wanted], (offers, preferences) => {
			const resources = offers.map((offer) => readResource(offer as IDataObject));
			const places = rank(resources, preferences);
			expect(new Set(places.map(({ resource }) => resource))).toEqual(new Set(resources));
			expect(places).toHaveLength(resources.length);
			expect(places.map(({ fits }) => fits)).toEqual([...places.map(({ fits }) => fits)].sort((one, other) => Number(other) - Number(one)));
			for (const { fits, price, reasons } of places) {
				expect(reasons.length).toBeGreaterThan(0);
				expect(price).toBeGreaterThanOrEqual(0);
				if (fits && preferences.maxPoints !== undefined) expect(price).toBeLessThanOrEqual(preferences.maxPoints);
				if (fits && preferences.freeOnly) expect(price).toBe(0);
			}
		});
	});
});

it('An answer of HDHive is worded or left to the common words, whatever it holds', () => {
	const body = fc.oneof(
		hostileValue,
		fc.record({
			success: hostileValue,
			code: hostileValue,
			message: hostileValue,
			description: hostileValue,
			retry_after_seconds: hostileValue,
		}),
	);
	check([fc.integer({ min: 200, max: 599 }), body], (status, sent) => {
		const answer = normalise({ kind: 'answer', status, headers: {}, body: sent });
		expect(answer.status).toBeGreaterThanOrEqual(200);
		const words = hdHiveErrorText(answer);
		if (words !== undefined) expect([words.message.length > 5, words.description.length > 5]).toEqual([true, true]);
	});
});
