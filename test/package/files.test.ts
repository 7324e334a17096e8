import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

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

/** What a module loads when it is loaded itself: types alone load nothing. */
function loadedBy(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(join(NODES, file), 'utf8'), ts.ScriptTarget.Latest);
	return source.statements.flatMap((statement) => {
		if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
		const specifier = statement.moduleSpecifier;
		if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.') || isOfTypes(statement)) return [];
		return [posix.join(posix.dirname(file), `${specifier.text}.ts`)];
	});
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
	const clause = statement.importClause;
	const names = clause?.namedBindings;
	if (clause === undefined || clause.isTypeOnly) return clause !== undefined;
	return clause.name === undefined && names !== undefined && ts.isNamedImports(names) && names.elements.every((one) => one.isTypeOnly);
}

/** The files of a circle, in order; undefined when none is reached from this file. */
function circleFrom(file: string, graph: ReadonlyMap<string, string[]>, done: Set<string>, way: string[] = []): string[] | undefined {
	if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
	if (done.has(file)) return undefined;
	for (const next of graph.get(file) ?? []) {
		const circle = circleFrom(next, graph, done, [...way, file]);
		if (circle !== undefined) return circle;
	}
	done.add(file);
	return undefined;
}

it('no files load each other in a circle', () => {
	const sources = readdirSync(NODES, { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
	const has = new Set(sources);
	const toFile = (target: string) => (has.has(target) ? target : target.replace(/\.ts$/, '/index.ts'));
	const graph = new Map(sources.map((file) => [file, loadedBy(file).map(toFile)]));
	const done = new Set<string>();
	expect(sources.map((file) => circleFrom(file, graph, done)).find((circle) => circle !== undefined)).toBeUndefined();
	expect([...graph.values()].flat().filter((target) => has.has(target)).length).toBeGreaterThan(1_000);
});
