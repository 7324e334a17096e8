import fc from 'fast-check';
import { whyNotRemove, type RemovalQuestion } from '../../../nodes/MediaSync/sync/guard';

const question = (more: Partial<RemovalQuestion>): RemovalQuestion => ({
	managed: 100,
	leaving: 5,
	inSource: 95,
	complete: true,
	maxPercent: 10,
	...more,
});

describe('removals', () => {
	it.each<[string, Partial<RemovalQuestion>, RegExp | undefined]>([
		['nothing has left', { leaving: 0, complete: false, inSource: 0 }, undefined],
		['a few have left', {}, undefined],
		['exactly the allowed share has left', { leaving: 10 }, undefined],
		[
			'one more has left',
			{ leaving: 11 },
			/^Nothing was removed: 11 of 100 titles would go, more than the 10 % that Max Removal Percent allows\. If that is right, raise it for one run\.$/,
		],
		['all may go and all have left', { leaving: 100, inSource: 1, maxPercent: 100 }, undefined],
		['none may go', { leaving: 1, maxPercent: 0 }, /1 of 100 titles/],
		['a list could not be read', { complete: false, maxPercent: 100 }, /not every list could be read/],
		['the source is empty', { inSource: 0, maxPercent: 100 }, /source has become empty/],
		['the share is no number', { maxPercent: Number.NaN }, /Nothing was removed/],
		['one of one has left', { managed: 1, leaving: 1, inSource: 3 }, /1 of 1 titles/],
	])('when %s', (_name, more, why) => {
		const answer = whyNotRemove(question(more));
		if (why === undefined) expect(answer).toBeUndefined();
		else expect(answer).toMatch(why);
	});

	it('never go ahead after an incomplete read, from an empty source or above the limit, whatever the numbers', () => {
		const numbers = fc.record({
			managed: fc.integer({ min: 1, max: 100_000 }),
			leaving: fc.nat(100_000),
			inSource: fc.nat(100_000),
			complete: fc.boolean(),
			maxPercent: fc.integer({ min: 0, max: 100 }),
		});
		fc.assert(
			fc.property(numbers, (asked) => {
				if (whyNotRemove(asked) !== undefined || asked.leaving === 0) return;
				expect(asked.complete).toBe(true);
				expect(asked.inSource).toBeGreaterThan(0);
				expect((asked.leaving / asked.managed) * 100).toBeLessThanOrEqual(asked.maxPercent);
			}),
		);
	});
});
