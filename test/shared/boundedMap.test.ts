import { BoundedMap } from '../../nodes/shared/util/boundedMap';

describe('a bounded map', () => {
	it('forgets what was set longest ago, and nothing else', () => {
		const map = new BoundedMap<string, number>(3);
		for (const [at, key] of ['a', 'b', 'c', 'a', 'd'].entries()) map.set(key, at);
		expect([...map]).toEqual([
			['c', 2],
			['a', 3],
			['d', 4],
		]);
	});

	it('takes no more than it may from what it is made of', () => {
		expect([
			...new BoundedMap(
				2,
				[...'xyz'].map((key) => [key, 1] as const),
			).keys(),
		]).toEqual(['y', 'z']);
	});
});
