import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { ROOT } from './build';

export interface ScanResult {
	passed: boolean;
	message?: string;
	details?: string;
}

/** n8n lints the sources that a published package was built from with these patterns. */
export const SOURCE_PATTERNS = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];

/** And the tarball itself with these. */
export const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

/**
 * Runs the rules of n8n's own scanner on a folder. Only its download and provenance steps need the
 * network, and they are not called. It is an ES module, which jest cannot load, hence the process.
 */
export function scan(folder: string, patterns: string[]): ScanResult {
	return scanAll([folder], patterns)[0] ?? { passed: false };
}

/** The same for several folders in one process. */
export function scanAll(folders: string[], patterns: string[]): ScanResult[] {
	const scanner = require.resolve('@n8n/scan-community-package/scanner/scanner.mjs');
	const script = `
		const { analyzePackage } = await import(${JSON.stringify(pathToFileURL(scanner).href)});
		const results = [];
		for (const folder of ${JSON.stringify(folders)}) results.push(await analyzePackage(folder, ${JSON.stringify(patterns)}));
		process.stdout.write('RESULT' + JSON.stringify(results));
	`;
	const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
		cwd: ROOT,
		encoding: 'utf8',
		// Under jest's NODE_ENV these rules believe that they are being tested, and skip their file checks.
		env: { ...process.env, NODE_ENV: 'production' },
	});
	return JSON.parse(stdout.slice(stdout.lastIndexOf('RESULT') + 'RESULT'.length)) as ScanResult[];
}
