/**
 * npm run facts -- <service> --url <address> [--key … | --token … | --<name> …] [--<name>-url …] [--write] [--report <file>]
 *
 * Runs the facts on a real server and prints a table. Only reads unless --write is given.
 */
import { writeFileSync } from 'node:fs';
import { runOnServer } from './realServer';
import { report, table } from './report';
import { factsOf, serviceIds } from './services';

const OWN = ['url', 'report'];

async function main(): Promise<void> {
	const [wanted = '', ...rest] = process.argv.slice(2);
	const id = serviceIds().find((one) => one.toLowerCase() === wanted.toLowerCase());
	if (id === undefined)
		return stop(`usage: npm run facts -- <service> --url <address> [--key …|--token …] [--write] [--report <file>]
services: ${serviceIds().join(', ')}`);
	const { service } = factsOf(id);
	const { given, write } = read(rest);
	const url = given.url ?? service.address;
	if (url === undefined) return stop('--url is missing: the address of your server, such as http://192.168.1.10:8989');
	const urls = Object.fromEntries(
		Object.entries(given)
			.filter(([name]) => name.endsWith('-url'))
			.map(([name, value]) => [name.slice(0, -'-url'.length), value]),
	);
	const keys = Object.fromEntries(
		Object.entries(given)
			.filter(([name]) => !OWN.includes(name) && !name.endsWith('-url'))
			.map(([name, value]) => [camel(name), value]),
	);
	const missing = (service.needs ?? []).filter((name) => !keys[name]);
	if (missing.length > 0) return stop(`missing: ${missing.map((name) => `--${name}`).join(', ')}`);
	const { variant, lines } = await runOnServer({ id, url, urls, keys, write });
	process.stdout.write(`${service.name}${variant === '' ? '' : ` (${variant})`}\n\n${table(lines)}\n`);
	if (given.report !== undefined) writeFileSync(given.report, `${JSON.stringify(report(service.name, variant, lines), null, '\t')}\n`);
	if (lines.some(({ outcome }) => outcome.result === 'differs')) process.exitCode = 1;
}

function read(args: string[]): { given: Record<string, string>; write: boolean } {
	const given: Record<string, string> = {};
	let write = false;
	for (let at = 0; at < args.length; at++) {
		const [name = '', joined] = (args[at] ?? '').replace(/^--/, '').split(/=(.*)/s);
		if (name === 'write') write = true;
		else given[name] = joined ?? args[++at] ?? '';
	}
	return { given, write };
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function stop(message: string): void {
	process.stderr.write(`${message}\n`);
	process.exitCode = 2;
}

main().catch((error: Error) => stop(`The server could not be asked (${error.name}). Is the address right, and does it answer?`));
