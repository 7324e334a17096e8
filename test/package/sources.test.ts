import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, sources } from './build';
import { hygieneViolations } from './hygiene';
import { importViolations } from './imports';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('imports', () => {
	it('of every shipped source stay within the layout', () => {
		const files = sources();
		expect(files.length).toBeGreaterThan(0);
		expect(files.flatMap((file) => importViolations(file, read(file)))).toEqual([]);
	});

	it.each([
		['nodes/Trakt/client.ts', `import { x } from '../shared/http/request';`],
		['nodes/Trakt/operations/a.b.ts', `import { x } from '../../shared/operation';`],
		['nodes/Trakt/client.ts', `import { policy } from './policy';`],
		['nodes/MediaSync/apply.ts', `export * from '../MoviePilot/client';`],
		['nodes/MediaSync/apply.ts', `import type { T } from '../Trakt/client';`],
		['nodes/shared/auth/state.ts', `import { createHash } from 'node:crypto';`],
		['credentials/WatchFlowTraktOAuth2Api.credentials.ts', `import { x } from '../nodes/shared/auth/expiry';`],
		['credentials/WatchFlowTraktOAuth2Api.credentials.ts', `import { x } from '../nodes/Trakt/policy';`],
		['nodes/Trakt/words.ts', `const text = "import x from 'undici'"; // require('undici')`],
	])('%s may say %s', (path, text) => {
		expect(importViolations(path, text)).toEqual([]);
	});

	it.each([
		['a package the user does not have', 'nodes/Trakt/client.ts', `import { fetch } from 'undici';`],
		['a package behind require', 'nodes/Trakt/client.ts', `const u = require('undici');`],
		['a package behind import()', 'nodes/Trakt/client.ts', `const u = await import('undici');`],
		['a computed module name', 'nodes/Trakt/client.ts', `const u = require(name);`],
		['another of node’s modules', 'nodes/Trakt/client.ts', `import fs from 'node:fs';`],
		['a type of a missing package', 'nodes/Trakt/client.ts', `type T = import('undici').Agent;`],
		['an import assignment', 'nodes/Trakt/client.ts', `import fs = require('fs');`],
		['another service', 'nodes/Trakt/client.ts', `import { x } from '../MoviePilot/policy';`],
		['another service, deeper', 'nodes/Trakt/operations/a.ts', `export { x } from '../../Tmdb/client';`],
		['a composite from a service', 'nodes/Trakt/client.ts', `import { x } from '../MediaSync/diff';`],
		['a service past its client', 'nodes/MediaSync/sync/run.ts', `import { x } from '../../Trakt/client/policy';`],
		['one composite from the other', 'nodes/MediaSync/sync/run.ts', `import { x } from '../../MediaPanel/api';`],
		['a service from shared', 'nodes/shared/errors.ts', `import { x } from '../Trakt/policy';`],
		['a file outside nodes', 'nodes/Trakt/client.ts', `import { x } from '../../test/setup';`],
		['a service from a credential', 'credentials/A.credentials.ts', `import { x } from '../nodes/Trakt/policy';`],
	])('refuse %s', (_, path, text) => {
		expect(importViolations(path, text)).toHaveLength(1);
	});
});

describe('hygiene', () => {
	it('holds for every shipped source', () => {
		expect(sources().flatMap((file) => hygieneViolations(file, read(file)))).toEqual([]);
	});

	it.each([
		`// eslint-disable-next-line no-console`,
		`// TODO later`,
		`/* FIXME */`,
		`const home = process.env.HOME;`,
		`setTimeout(() => {}, 5);`,
		`const log = console.log;`,
		`const all = { process };`,
		`globalThis.x = 1;`,
		`const answer = await fetch(url);`,
		`function a(fetch: () => void) {} fetch(url);`,
		`{ const process = 1; } process.exit();`,
	])('refuses %s', (text) => {
		expect(hygieneViolations('nodes/a.ts', text).length).toBeGreaterThan(0);
	});

	it.each([
		`const words = 'the process. console. setTimeout';`,
		`job.process(item);`,
		`const job = { process: 1 };`,
		`interface Job { process(): void }`,
		`class Job { process() {} }`,
		`const all = async (fetch: () => void) => { if (more) fetch(); };`,
		`const { fetch } = pages; const next = () => fetch(2);`,
		`import { fetch } from './pages'; fetch(1);`,
	])('accepts %s', (text) => {
		expect(hygieneViolations('nodes/a.ts', text)).toEqual([]);
	});
});
