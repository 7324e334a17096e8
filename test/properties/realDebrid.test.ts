import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { errorCode } from '../../nodes/RealDebrid/client/codes';
import { parisToUtc, withUtc } from '../../nodes/RealDebrid/client/dates';
import { compile, findLinks } from '../../nodes/RealDebrid/resources/link/hosters';
import { chooseFiles, readRules, selectionText } from '../../nodes/RealDebrid/resources/torrent/selection';
import { fileSource, magnetSource } from '../../nodes/RealDebrid/resources/torrent/source';
import { shortLink } from '../../nodes/RealDebrid/client/unrestrict';
import { check, hostileText, hostileValue, orRefused } from './hostile';

const hex = fc.stringMatching(/^[0-9a-fA-F]{40}$/);

describe('A magnet link or hash', () => {
	it('is refused, or gives 40 lower-case hexadecimal characters and a magnet', () => {
		check(
			[
				fc.oneof(
					hostileText,
					hostileText.map((text) => `magnet:?${text}`),
					hostileText.map((text) => `magnet:?xt=urn:btih:${text}`),
				),
			],
			(text) => {
				const source = orRefused(() => magnetSource(text));
				if (source === undefined) return;
				expect(source.hash).toMatch(/^[0-9a-f]{40}$/);
				expect(source.magnet).toMatch(/^magnet:\?/i);
			},
		);
	});

	it('gives the same hash however it is written', () => {
		check([hex, hostileText.map(encodeURIComponentSafely)], (hash, name) => {
			const forms = [
				hash,
				hash.toUpperCase(),
				`magnet:?xt=urn:btih:${hash}&dn=${name}`,
				`magnet:?dn=${name}&xt=urn%3Abtih%3A${hash}`,
				` magnet:?xt.1=urn:btih:${hash} `,
			];
			for (const form of forms) expect(magnetSource(form).hash).toBe(hash.toLowerCase());
		});
	});
});

describe('A torrent file', () => {
	it('is refused, or has the hash of the bytes of its info dictionary', () => {
		check(
			[
				fc.oneof(
					fc.uint8Array({ maxLength: 60 }),
					hostileText.map((text) => Buffer.from(`d4:info${text}e`)),
				),
			],
			(bytes) => {
				const source = orRefused(() => fileSource(Buffer.from(bytes)));
				if (source !== undefined) expect(source.hash).toMatch(/^[0-9a-f]{40}$/);
			},
		);
	});

	it('is found again in a whole one, whatever its names hold', () => {
		const text = (value: string) => `${Buffer.byteLength(value)}:${value}`;
		check([fc.string({ unit: 'binary', maxLength: 20 }), fc.nat()], (name, length) => {
			const info = `d${text('length')}i${length}e${text('name')}${text(name)}e`;
			const file = Buffer.from(`d${text('announce')}${text(name)}${text('info')}${info}e`);
			expect(fileSource(file).hash).toBe(createHash('sha1').update(info).digest('hex'));
		});
	});
});

describe('Links in a text', () => {
	const patterns = {
		links: compile(['/(http|https):\\/\\/1fichier\\.com\\/\\?[a-z0-9]{5,20}/']).patterns,
		folders: compile(['/(http|https):\\/\\/1fichier\\.com\\/dir\\/.+/']).patterns,
	};

	it('are addresses, once each, in the order of the text', () => {
		check(
			[
				fc.array(
					fc.oneof(hostileText, fc.constantFrom('https://1fichier.com/?abc12', 'https://1fichier.com/dir/x', 'https://x.example/a.dlc')),
					{ maxLength: 6 },
				),
			],
			(parts) => {
				const found = findLinks(parts.join(' '), patterns).map(({ link }) => link);
				expect(new Set(found).size).toBe(found.length);
				for (const link of found) expect(link).toMatch(/^https?:\/\/[^\s<>"']+$/i);
			},
		);
	});

	it('are recognised by the patterns that can be read; each of the others is named', () => {
		check([fc.array(hostileText, { maxLength: 4 })], (bodies) => {
			const { patterns, unread } = compile(bodies);
			expect(patterns.length + unread.length).toBe(bodies.length);
			for (const pattern of patterns) expect(typeof pattern.test('https://example.com')).toBe('boolean');
		});
	});

	it('of Real-Debrid itself are cut to 13 characters, and others stay as they are', () => {
		check([hostileText, fc.stringMatching(/^[A-Z2-7]{13}$/), fc.stringMatching(/^[A-Z2-7]{0,20}$/)], (text, id, more) => {
			expect(shortLink(`https://real-debrid.com/d/${id}${more}`)).toBe(`https://real-debrid.com/d/${id}`);
			const other = `https://1fichier.com/${text}`;
			expect(shortLink(other)).toBe(other.trim());
		});
	});
});

describe('A date of Real-Debrid', () => {
	it('is a moment in UTC, or nothing', () => {
		check(
			[
				fc.oneof(
					hostileValue,
					fc.date().map(String),
					fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
				),
			],
			(value) => {
				const utc = parisToUtc(value);
				if (utc !== undefined) expect(new Date(utc).toISOString()).toBe(utc);
				expect(withUtc({ added: value, other: 1 })).toMatchObject({ other: 1 });
			},
		);
	});

	it('is at most two hours before the clock of Paris', () => {
		check([fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })], (date) => {
			const late = date.getTime() - Date.parse(parisToUtc(date.toISOString()) ?? '');
			expect([3_600_000, 7_200_000]).toContain(Math.round(late / 1000) * 1000);
		});
	});
});

describe('A choice of files', () => {
	const file = fc.record({ id: fc.integer({ min: 1, max: 99 }), path: hostileText, bytes: fc.nat(), selected: fc.constant(0 as const) });

	it('holds only files that are there, or is refused in words', () => {
		check(
			[fc.array(file, { maxLength: 5 }), fc.constantFrom('all', 'video', 'largest'), hostileText, hostileText],
			(files, mode, include, exclude) => {
				const rules = orRefused(() => readRules(mode, { include, exclude, minSize: 0, maxSize: 0 }));
				if (rules === undefined) return;
				const chosen = chooseFiles(files, rules);
				for (const one of chosen) expect(files).toContain(one);
				expect(selectionText(files, chosen)).toMatch(/^(all|[\d,]*)$/);
			},
		);
	});
});

it('An error code is a number, or there is none, whatever the body is', () => {
	check(
		[
			fc.oneof(
				hostileValue,
				fc.record({ error_code: hostileValue }),
				hostileText.map((text) => `{"error_code": ${text}`),
			),
		],
		(body) => {
			expect(['number', 'undefined']).toContain(typeof errorCode({ body }));
		},
	);
});

function encodeURIComponentSafely(text: string): string {
	return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''));
}
