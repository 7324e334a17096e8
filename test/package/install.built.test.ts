import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDist, ROOT } from './build';

const npm = (folder: string, ...words: string[]): string =>
	execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, {
		cwd: folder,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});

it('is installed by hand as the README says, without a network: npm brings nothing else along', () => {
	ensureDist();
	const folder = mkdtempSync(join(tmpdir(), 'watchflow-install-'));
	try {
		const [{ filename }] = JSON.parse(npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)) as [
			{ filename: string },
		];
		const home = join(folder, '.n8n', 'nodes');
		mkdirSync(home, { recursive: true });
		npm(home, 'install', join(folder, filename), '--offline', '--cache', join(folder, 'cache'));
		const installed = readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'));
		expect(installed).toEqual(['n8n-nodes-watchflow']);
		expect(existsSync(join(home, 'node_modules/n8n-nodes-watchflow/dist/types/nodes.json'))).toBe(true);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}, 120_000);
