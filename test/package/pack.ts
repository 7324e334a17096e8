import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureDist, ROOT } from './build';

export interface Packed {
	/** Paths in the tarball, sorted. */
	files: string[];
	unpackedSize: number;
}

/** What `npm pack` would put into the tarball, from a fresh build. */
export function packed(): Packed {
	ensureDist();
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const stdout = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	const [answer] = JSON.parse(stdout) as [{ files: Array<{ path: string }>; unpackedSize: number }];
	return { files: answer.files.map(({ path }) => path).sort(), unpackedSize: answer.unpackedSize };
}

/** Copies the packed files into a folder of their own, as they would lie at the user's. */
export function unpack({ files }: Packed): string {
	const folder = mkdtempSync(join(tmpdir(), 'watchflow-packed-'));
	for (const file of files) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		cpSync(join(ROOT, file), join(folder, file));
	}
	return folder;
}
