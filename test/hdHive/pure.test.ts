import { Budget } from '../../nodes/HdHive/client/budget';
import { rank, type Preferences } from '../../nodes/HdHive/resources/resource/ranking';
import { readResource, sizeInGb } from '../../nodes/HdHive/client/resource';
import { readOffer } from '../../nodes/HdHive/client/offer';

it.each([
	['58.3 GB', 58.3],
	['228.75', 228.75],
	['1.07g', 1.07],
	['2T', 2048],
	['512 MB', 0.5],
	['约 3,5 GB', 3.5],
	['?', undefined],
])('reads the size "%s"', (text, expected) => {
	expect(sizeInGb(text)).toBe(expected);
});

describe('an offer', () => {
	it.each([
		[{ is_unlocked: true, unlock_points: 6 }, true, 0],
		[{ unlock_message: '已解锁', actual_unlock_points: 6 }, true, 0],
		[{ unlock_message: '自己的分享', unlock_points: 6 }, true, 0],
		[{ is_free_for_user: true, unlock_points: 6 }, false, 0],
		[{ unlock_points: null }, false, 0],
		[{ unlock_points: 10, actual_unlock_points: 5 }, false, 5],
		[{ unlock_points: '7' }, false, 7],
		[{ actual_unlock_points: null, unlock_points: 4 }, false, 4],
		[{ actual_unlock_points: null }, false, 0],
		[{ is_free_for_user: true, actual_unlock_points: 6 }, false, 6],
		[{ is_free_for_user: true }, false, 0],
		[{ unlock_points: '50 积分' }, false, null],
		[{ unlock_points: 'free' }, false, null],
		[{ unlock_points: -1 }, false, null],
		[{ unlock_points: [] }, false, null],
		[{ unlock_points: true }, false, null],
		[{ actual_unlock_points: '50 积分', is_free_for_user: true }, false, null],
		[{}, false, null],
	])('%j', (share, owned, price) => {
		expect(readOffer('s', share)).toMatchObject({ owned, price });
	});
});

describe('a budget', () => {
	it('never reserves above a limit, and gives back what was not spent', () => {
		const budget = new Budget();
		budget.reserve(6, { perUnlock: 6, perRun: 10 });
		expect(() => budget.reserve(5, { perUnlock: 6, perRun: 10 })).toThrow('6 are spent in this run');
		expect(() => budget.reserve(7, { perUnlock: 6 })).toThrow('one unlock may cost 6');
		budget.release(6);
		budget.reserve(5, { perRun: 10 });
		expect(budget.spent).toBe(5);
	});

	it('lets free things through, whatever is spent', () => {
		const budget = new Budget();
		budget.reserve(10, {});
		expect(() => budget.reserve(0, { perUnlock: 0, perRun: 0 })).not.toThrow();
	});
});

describe('the ranking', () => {
	const none: Preferences = {
		panTypes: [],
		resolutions: [],
		subtitleLanguages: [],
		contains: '',
		officialOnly: false,
		validatedOnly: false,
		freeOnly: false,
		preferUnlocked: true,
	};
	const make = (slug: string, raw: object = {}) =>
		readResource({
			slug,
			title: slug,
			pan_type: '115',
			share_size: '20 GB',
			video_resolution: ['4K'],
			subtitle_language: ['简中'],
			unlock_points: 5,
			validate_status: 'valid',
			...raw,
		});
	const order = (resources: Array<ReturnType<typeof make>>, wanted: Partial<Preferences> = {}) =>
		rank(resources, { ...none, ...wanted })
			.map(({ resource, fits }) => (fits ? resource.slug : `(${resource.slug})`))
			.join(' ');

	it.each([
		['what is unlocked first', [make('a'), make('b', { is_unlocked: true, unlock_points: 50 })], {}, 'b a'],
		[
			'unless that is not wanted',
			[make('a'), make('b', { is_unlocked: true, unlock_points: 50, validate_status: null })],
			{ preferUnlocked: false },
			'a b',
		],
		[
			'pan types in their order, others left out',
			[make('a', { pan_type: 'baidu' }), make('b'), make('c', { pan_type: '夸克' })],
			{ panTypes: ['quark', '115'] },
			'c b (a)',
		],
		[
			'resolutions in their order',
			[make('a', { video_resolution: ['1080p'] }), make('b'), make('c', { video_resolution: ['720P'] })],
			{ resolutions: ['4K', '1080P'] },
			'b a (c)',
		],
		[
			'pan type before resolution',
			[make('a', { pan_type: 'quark' }), make('b', { video_resolution: ['1080P'] })],
			{ panTypes: ['115', 'quark'], resolutions: ['4K', '1080P'] },
			'b a',
		],
		[
			'validated before not checked, reported ones never',
			[make('a', { validate_status: null }), make('b'), make('c', { validate_status: 'invalid' })],
			{},
			'b a (c)',
		],
		['official before cheaper', [make('a', { unlock_points: 1 }), make('b', { is_official: true })], {}, 'b a'],
		['cheaper before dearer', [make('a'), make('b', { unlock_points: 2 }), make('c', { unlock_points: null })], {}, 'c b a'],
		[
			'a size range',
			[make('a', { share_size: '5 GB' }), make('b'), make('c', { share_size: '90G' }), make('d', { share_size: null })],
			{ minSizeGb: 10, maxSizeGb: 50 },
			'b (a) (c) (d)',
		],
		[
			'subtitles',
			[make('a', { subtitle_language: [] }), make('b', { subtitle_language: ['简英双语'] })],
			{ subtitleLanguages: ['简英双语'] },
			'b (a)',
		],
		['words in title or remark', [make('a'), make('b', { remark: '第一季 s01' })], { contains: 'S01' }, 'b (a)'],
		['free only', [make('a'), make('b', { unlock_points: 0 }), make('c', { is_unlocked: true })], { freeOnly: true }, 'c b (a)'],
		[
			'at most so many points, but not for what is unlocked',
			[make('a'), make('b', { unlock_points: 9 }), make('c', { unlock_points: 9, is_unlocked: true })],
			{ maxPoints: 5 },
			'c a (b)',
		],
		['official only', [make('a'), make('b', { is_official: true })], { officialOnly: true }, 'b (a)'],
		['validated only', [make('a', { validate_status: null }), make('b')], { validatedOnly: true }, 'b (a)'],
		[
			'the more popular at last, then the newer',
			[make('a'), make('b', { created_at: '2026-02-01' }), make('c', { unlocked_users_count: 4 }), make('d', { created_at: '2026-01-01' })],
			{},
			'c b d a',
		],
	])('puts %s', (_, resources, wanted, expected) => {
		expect(order(resources, wanted)).toBe(expected);
		expect(
			order([...resources].reverse(), wanted)
				.split(' ')
				.filter((one) => !one.startsWith('(')),
		).toEqual(expected.split(' ').filter((one) => !one.startsWith('(')));
	});

	it('says in words why', () => {
		const [first, second] = rank([make('a', { unlock_points: 9 }), make('b', { unlocked_users_count: 3, is_official: true })], {
			...none,
			panTypes: ['quark', '115'],
			maxPoints: 6,
		});
		expect(first?.reasons).toEqual(['pan type 115 (choice 2)', 'validated', 'official', 'costs 5 points', 'unlocked by 3']);
		expect(second?.reasons).toEqual(['costs 9 points, more than 6']);
	});
});
