import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

const INPUTS = ['gulpfile.js', 'gulp/bundle.js', 'gulp/mediaPanel.js', 'tsconfig.json'];

/** What the build writes when the code is there. */
const LAST = 'dist/types/nodes.json';

/** Files below a folder of the checkout, as paths from its root; empty when the folder is missing. */
export function filesIn(folder: string, ending = ''): string[] {
	if (!existsSync(join(ROOT, folder))) return [];
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(ending))
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(ROOT.length + 1)
				.replaceAll('\\', '/'),
		)
		.sort();
}

/** TypeScript files that are shipped. */
export function sources(): string[] {
	return [...filesIn('nodes', '.ts'), ...filesIn('credentials', '.ts')];
}

/** Builds `dist` when it is missing or older than what it is built from; one build at a time. */
export function ensureDist(): void {
	const lock = join(ROOT, 'node_modules/.watchflow-build');
	acquire(lock);
	try {
		if (!isFresh()) build();
	} finally {
		rmdirSync(lock);
	}
}

function isFresh(): boolean {
	const entries = sources().filter((file) => /\.(node|credentials)\.ts$/.test(file));
	const expected = entries.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`).sort();
	const built = [...filesIn('dist/credentials', '.js'), ...filesIn('dist/nodes', '.js')];
	if (!existsSync(join(ROOT, LAST)) || built.join() !== expected.join()) return false;
	const assets = [...filesIn('nodes'), ...filesIn('credentials')];
	const copied = assets.filter((file) => /\.(svg|png|node\.json)$/.test(file) && !file.includes('/web/'));
	if (copied.some((file) => !existsSync(join(ROOT, 'dist', file)))) return false;
	// gulp gives a copied asset the time of its source, so only what was written last tells when it was built.
	const builtAt = modifiedAt(LAST);
	return [...assets, ...INPUTS].every((file) => modifiedAt(file) <= builtAt);
}

function modifiedAt(file: string): number {
	return statSync(join(ROOT, file)).mtimeMs;
}

function build(): void {
	const gulp = join(dirname(require.resolve('gulp')), 'bin', 'gulp.js');
	try {
		execFileSync(process.execPath, [gulp, 'build'], { cwd: ROOT, stdio: 'pipe' });
	} catch (error) {
		const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer };
		throw new Error(`The build failed:\n${stdout?.toString()}${stderr?.toString()}`, {
			cause: error,
		});
	}
}

/** jest runs test files in several processes: a folder can be made by one of them only. */
function acquire(lock: string): void {
	const deadline = Date.now() + 120_000;
	for (;;) {
		try {
			mkdirSync(lock);
			return;
		} catch {
			// A process that was killed leaves its lock behind.
			if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) rmdirSync(lock);
			if (Date.now() > deadline) throw new Error(`Another build holds ${lock}`);
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
		}
	}
}
