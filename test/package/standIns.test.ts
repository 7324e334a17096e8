import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { ensureDist, ROOT } from './build';

const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { n8n: { nodes: string[]; credentials: string[] } };
const requireBuilt = createRequire(__filename);

type Any = Record<string, unknown>;

function made(file: string): Any {
	const name = basename(file).split('.')[0] ?? '';
	const exported = requireBuilt(file) as Record<string, new () => Any>;
	return new exported[name]!();
}

/** Everything of an object and its class, functions as the word "function". */
function shown(value: unknown): unknown {
	if (typeof value === 'function') return 'function';
	if (Array.isArray(value)) return value.map(shown);
	if (typeof value !== 'object' || value === null) return value;
	const proto = Object.getPrototypeOf(value) as object;
	const own = proto === Object.prototype ? [] : Object.getOwnPropertyNames(proto).filter((key) => key !== 'constructor');
	const keys = [...new Set([...Object.keys(value), ...own])].filter((key) => (value as Any)[key] !== undefined);
	return Object.fromEntries(keys.sort().map((key) => [key, shown((value as Any)[key])]));
}

beforeAll(() => ensureDist(), 120_000);

describe('what n8n loads at its start', () => {
	it.each([...n8n.credentials, ...n8n.nodes])('%s is the class of the source, field by field and function by function', (file) => {
		const source = join(ROOT, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		expect(shown(made(join(ROOT, file)))).toEqual(shown(made(source)));
	});

	it('comes with a copy of its own of what is the same in several forms, so that n8n can change one', () => {
		const [one, other] = [made(join(ROOT, 'dist/nodes/Trakt/Trakt.node.js')), made(join(ROOT, 'dist/nodes/Trakt/Trakt.node.js'))];
		const seen = new Set<unknown>();
		const shared = (value: unknown): boolean => {
			if (typeof value !== 'object' || value === null) return false;
			if (seen.has(value)) return true;
			seen.add(value);
			return Object.values(value).some(shared);
		};
		expect([shared(one), shared(other)]).toEqual([false, false]);
	});

	it('loads no code before a function is called', () => {
		const loaded = () => Object.keys(requireBuilt.cache).filter((file) => file.startsWith(join(ROOT, 'dist/code')));
		for (const file of [...n8n.credentials, ...n8n.nodes]) made(join(ROOT, file));
		expect(loaded()).toEqual([]);
	});
});
