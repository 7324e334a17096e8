import fc from 'fast-check';
import { InputError } from '../../nodes/shared/node/errors';

/** How many cases each property is tried with: many where there is time for them. */
/** In CI always the same ones, so that only a change can turn it red; elsewhere other ones each time. */
export const CASES = process.env.CI === 'true' ? { numRuns: 10_000, seed: 20_261_121 } : { numRuns: 1_000 };

/** Text as people and foreign services send it: plain, unicode, broken, and meant to do harm. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 3, arbitrary: fc.string({ maxLength: 40 }) },
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 2, arbitrary: fc.webUrl({ withFragments: true, withQueryParameters: true }) },
	{
		weight: 4,
		arbitrary: fc
			.array(
				fc.oneof(
					fc.constantFrom(
						'..',
						'.',
						'/',
						'\\',
						'%2e%2e',
						'%2f',
						'%5c',
						'%00',
						'\0',
						'\r\n',
						'\t',
						' ',
						'?',
						'#',
						'@',
						':',
						';',
						'//',
						'&',
						'=',
						'+',
						'http://',
						'https://',
						'javascript:',
						'data:',
						'file:///',
						'trakt.tv',
						'evil.example',
						'127.0.0.1',
						'[::1]',
						'users',
						'lists',
						'watchlist',
						'me',
						'tt0372784',
						'550',
						'-1',
						'1e309',
						'NaN',
						'{}',
						'[]',
						'{{',
						'}}',
						'<script>',
						'"',
						"'",
						'`',
						'${',
						'__proto__',
						'constructor',
						'magnet:?xt=urn:btih:',
						'0123456789abcdef0123456789abcdef01234567',
						'Bearer ',
						'访问码：',
						'\u202e',
						'\ud800',
						'\ufeff',
					),
					fc.string({ maxLength: 6 }),
				),
				{ maxLength: 8 },
			)
			.map((parts) => parts.join('')),
	},
);

/** JSON of any shape, hostile text inside. */
export const hostileJson = fc.jsonValue({ depthSize: 'small', stringUnit: 'binary' });

/** What a service may send for any field. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(hostileText, hostileJson, fc.double(), fc.constant(undefined));

/** The value, or undefined when the input was refused in our own words; any other error is a fault. */
export function orRefused<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		if (error.field === '' || error.message.length < 5 || error.description.length < 10) {
			throw new Error(`An unclear refusal: ${error.message} | ${error.description}`, { cause: error });
		}
		return undefined;
	}
}

/** `fc.property` with its arbitraries as one list, which its own types cannot say. */
const propertyOf = fc.property as unknown as (...parts: unknown[]) => fc.IProperty<unknown>;

/** Tries a property with many values of each arbitrary. */
export const check = <Values extends [unknown, ...unknown[]]>(
	arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
	property: (...values: Values) => boolean | void,
): void => fc.assert(propertyOf(...arbitraries, property), CASES);
