/** Finds services and facts by folder: <service>/service.ts, and every list that the other files there export. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact, Service } from './fact';

export interface FactsOf {
	/** The folder's name. */
	id: string;
	service: Service;
	facts: Fact[];
}

/** Folders of test/facts that hold a service. */
export function serviceIds(): string[] {
	return readdirSync(__dirname, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && existsSync(join(__dirname, entry.name, 'service.ts')))
		.map(({ name }) => name);
}

export function factsOf(id: string): FactsOf {
	const folder = join(__dirname, id);
	const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'service.ts' && !file.endsWith('.test.ts'));
	const { default: service } = load(join(folder, 'service.ts')) as { default: Service };
	const lists = files.flatMap((file) => Object.values(load(join(folder, file)) as object));
	return { id, service, facts: lists.filter(isFactList).flat() };
}

/* eslint-disable-next-line @typescript-eslint/no-require-imports */
const load = (file: string): unknown => require(file);

const isFactList = (value: unknown): value is Fact[] =>
	Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'says' in one && 'check' in one);
