import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureDist, ROOT } from './build';

const PARTS = [
	'nodes',
	'credentials',
	'gulp',
	'gulpfile.js',
	'tsconfig.json',
	'tsconfig.build.json',
	'package.json',
	'README.md',
	'README.zh-CN.md',
	'CHANGELOG.md',
	'LICENSE',
];

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Packs a built folder and gives the hash of the tarball. */
function packedHash(folder: string, into: string): { sha: string; npmSays: string } {
	const stdout = execFileSync(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
		cwd: folder,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	const [{ filename, integrity }] = JSON.parse(stdout) as [{ filename: string; integrity: string }];
	return {
		sha: createHash('sha512')
			.update(readFileSync(join(into, filename)))
			.digest('base64'),
		npmSays: integrity,
	};
}

it('Two builds of the same sources, in two places, give the same tarball byte for byte', () => {
	const elsewhere = mkdtempSync(join(tmpdir(), 'watchflow-again-'));
	try {
		for (const part of PARTS) cpSync(join(ROOT, part), join(elsewhere, part), { recursive: true });
		symlinkSync(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'), 'junction');
		const gulp = join(dirname(require.resolve('gulp')), 'bin', 'gulp.js');
		execFileSync(process.execPath, [gulp, 'build'], { cwd: elsewhere, stdio: 'pipe' });
		ensureDist();
		const [first, second] = [ROOT, elsewhere].map((folder) => packedHash(folder, mkdtempSync(join(elsewhere, 'pack-'))));
		expect(second).toEqual(first);
		expect(first?.npmSays).toBe(`sha512-${first?.sha}`);
	} finally {
		rmSync(elsewhere, { recursive: true, force: true });
	}
}, 180_000);
