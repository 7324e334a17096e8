import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from './measureCase';

/** What the figures were taken on. */
export interface Environment {
	cpu: string;
	cores: number;
	/** Bytes. */
	memory: number;
	os: string;
	/** The Node that everything measured runs on. */
	node: string;
	/** "n8n 2.41.1", or the version of n8n-core where there is no full n8n. */
	n8n: string;
}

export function environmentOf({ node, n8n, full }: Runtime): Environment {
	const from = createRequire(join(n8n, 'package.json'));
	const name = full ? 'n8n' : 'n8n-core';
	return {
		cpu: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memory: totalmem(),
		os: osName(),
		node: spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/^v/, ''),
		n8n: `${name} ${versionOf(from, name)}`,
	};
}

/** "Debian GNU/Linux 12 (bookworm), Linux 6.1.0"; the kernel alone where the system has no such file. */
function osName(): string {
	const kernel = `${type()} ${release()}`;
	try {
		const name = /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
		return name === undefined ? kernel : `${name}, ${kernel}`;
	} catch {
		return kernel;
	}
}

/** Read as a file: not every package exports its package.json. */
function versionOf(from: NodeRequire, name: string): string {
	const folder = from.resolve.paths(name)?.find((one) => existsSync(join(one, name, 'package.json')));
	return folder === undefined
		? 'unknown'
		: (JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { version: string }).version;
}
