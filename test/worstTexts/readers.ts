import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { cleanLink, hasLink } from '../../nodes/HdHive/client/shareLink';
import { compile, findLinks } from '../../nodes/RealDebrid/resources/link/hosters';
import { chooseFiles, readRules } from '../../nodes/RealDebrid/resources/torrent/selection';
import { serviceError } from '../../nodes/shared/http/errorTexts';
import type { HttpAnswer } from '../../nodes/shared/http/messages';
import type { ServicePolicy } from '../../nodes/shared/http/policy';
import { readParameter } from '../../nodes/shared/node/parameter';
import { ROOT, sources } from '../package/build';

/** A function of the package that is given a text, or an answer with one in it. */
export interface Reader {
	/** `nodes/shared/media/readTitle.ts readTitle` */
	name: string;
	takes: 'text' | 'bytes' | 'answer';
	read(given: unknown): unknown;
}

const SIGNATURE =
	/export (?:async )?(?:function (\w+)(?:<[^>]*>)?|const (\w+) = (?:async )?)\(\s*\w+\??: (string|unknown|Buffer|Uint8Array|HttpAnswer|Reply)\b(?!\[)/g;

const TAKES: Record<string, Reader['takes']> = { Buffer: 'bytes', Uint8Array: 'bytes', HttpAnswer: 'answer', Reply: 'answer' };

const field = {
	field: 'Title',
	types: ['movie'],
	name: 'x',
	url: '',
	year: '',
	season: '',
	episode: '',
	title: '',
	type: 'movie',
	idType: 'auto',
	displayName: 'Field',
	options: [],
};

/** Further arguments, where a reader can do nothing without them. */
const MORE: Record<string, unknown[]> = {
	anime: [['anime', '1']],
	changeTimesOf: [{}],
	endSessions: [{}],
	ensureSecret: [{}],
	header: ['location'],
	movedText: ['http://a/x', { kind: 'answer', status: 301, headers: { location: '/y' } }],
	parse: [''],
	readOffer: [{}],
	readRules: [{ include: 'a' }],
	readTitle: [field],
	rememberPlace: ['b', {}],
	routeOf: ['panel', ['', '/flush']],
	same: ['x'],
	samePan: ['x'],
	sameText: ['x'],
	setChangeTime: [{}, 'written', 1],
	signOutSession: [{}, 'x'],
	titleInField: [field],
	tmdbInField: [field],
	urlWithin: ['/x'],
	vaultOf: [{}],
	withoutEnding: ['./a1 '],
	readFilters: [{}],
	unansweredText: [
		{ kind: 'noAnswer', code: 'x', maybeSent: false },
		{ message: '', description: '' },
	],
};

/** Their first parameter is a name, a setting, what n8n keeps for us, or a list of which each entry has a reader here. */
const OURS = [
	'deviceSignIn',
	'validTokens',
	'replaceToken',
	'throttleFor',
	'wholeList',
	'signingKey',
	'compile',
	'readState',
	'unpackSeen',
];

/** Every exported function whose first parameter can be a text of others: a new one is tried without a word here. */
export async function everyReader(): Promise<Reader[]> {
	const readers: Reader[] = [];
	for (const file of sources().filter((one) => one.startsWith('nodes/') && !one.includes('/web/'))) {
		const found = [...readFileSync(join(ROOT, file), 'utf8').matchAll(SIGNATURE)];
		if (found.length === 0) continue;
		const module = (await import(join(ROOT, file))) as Record<string, (...given: unknown[]) => unknown>;
		for (const [, declared, constant, type = ''] of found) {
			const own = declared ?? constant ?? '';
			if (OURS.includes(own)) continue;
			const more = MORE[own] ?? [];
			readers.push({ name: `${file} ${own}`, takes: TAKES[type] ?? 'text', read: (given) => module[own]?.(given, ...more) });
		}
	}
	return [...readers, ...(await refusals()), ...WITH_MORE];
}

/** What each service's own words are made of. */
async function refusals(): Promise<Reader[]> {
	const readers: Reader[] = [];
	for (const file of sources().filter((one) => /^nodes\/[A-Z]\w+\/client\/policy\.ts$/.test(one))) {
		const policies = Object.entries((await import(join(ROOT, file))) as Record<string, unknown>).filter(([name]) => /Policy$/.test(name));
		for (const [name, given] of policies) {
			const policy = (typeof given === 'function' ? (given as () => unknown)() : given) as ServicePolicy;
			const shapes = [
				(text: unknown) => text,
				...['message', 'error', 'detail', 'status_message', 'errors'].map((key) => (text: unknown) => ({ [key]: text })),
			];
			for (const [index, shape] of shapes.entries()) {
				const read = (answer: unknown) =>
					serviceError(policy, { method: 'GET', path: '/x' }, { ...(answer as HttpAnswer), body: shape((answer as HttpAnswer).body) });
				readers.push({ name: `${file} ${name} ${index}`, takes: 'answer', read });
			}
		}
	}
	return readers;
}

const text = (name: string, read: (given: string) => unknown): Reader => ({ name, takes: 'text', read: (given) => read(given as string) });

const several = { displayName: 'Several', name: 'several', type: 'multiOptions', options: [], default: [] } as unknown as INodeProperties;
const one = { displayName: 'One', name: 'one', type: 'string', default: '' } as INodeProperties;

const HOSTS = ['1fichier', 'rapidgator', 'mega', 'uptobox', 'turbobit', 'nitroflare', 'ddownload', 'katfile'];
const PATTERNS = {
	links: compile(HOSTS.map((host) => `/(http|https):\\/\\/(\\w+\\.)?${host}\\.(com|net)\\/\\?[a-z0-9]{4,30}/`)).patterns,
	folders: compile(HOSTS.map((host) => `/https?:\\/\\/${host}\\.com\\/dir\\/\\w+/`)).patterns,
};
const RULES = readRules('all', { include: '(a*)*b|.*x.*y', exclude: '(?:.*sample.*)+' });

/** Readers of an object that has the text in it. */
const WITH_MORE: Reader[] = [
	text('HDHive: a link', (given) => cleanLink({ url: given, access_code: given, full_url: given })),
	text('HDHive: is there a link', (given) => hasLink({ url: given })),
	text('a field with several values', (given) => readParameter(several, given, () => 'UTC')),
	text('a field with a text', (given) => readParameter(one, given, () => 'UTC')),
	text('Real-Debrid: links by its patterns', (given) => findLinks(given, PATTERNS)),
	text('Real-Debrid: file names by a pattern of the user', (given) =>
		chooseFiles([{ id: 1, path: given.slice(0, 4_000), bytes: 1 } as never], RULES),
	),
];
