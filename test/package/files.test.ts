import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NODES = join(__dirname, '../../nodes');

const lengthOf = (file: string): number => readFileSync(join(NODES, file), 'utf8').trimEnd().split('\n').length;

/** Everything in the rooms: an operation, or a helper of one resource. */
const files = readdirSync(NODES, { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => /^\w+\/resources\/\w+\/\w+\.ts$/.test(file) && !file.endsWith('/index.ts'));

it('no file of a resource has more than 120 lines', () => {
	expect(files.length).toBeGreaterThan(200);
	expect(files.filter((file) => lengthOf(file) > 120)).toEqual([]);
});

it('half of them have at most 25 lines', () => {
	const lengths = files.map(lengthOf).sort((one, other) => one - other);
	expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(25);
});

it('beside the rooms lies nothing but rooms', () => {
	const loose = readdirSync(NODES, { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => /^\w+\/resources\/[^/]+\.ts$/.test(file) && !/\/(index|registry)\.ts$/.test(file));
	expect(loose).toEqual([]);
});
