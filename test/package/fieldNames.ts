import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import ts from 'typescript';

/**
 * Does the compiler see a misspelt field? Every place that reads a field by its name, `item.string('commentId')`, is
 * changed in memory, and must be an error then. `npm run test:fields` does it for all files.
 */

const ROOT = resolve(__dirname, '../..');

/** How an input item or a trigger's form is read. */
const READERS = new Set(['string', 'number', 'boolean', 'strings', 'collection', 'rows', 'raw', 'file', 'isTyped']);

const INPUTS = new Set(['item', 'input', 'first']);

/** Per kind, one that no field of it is read by. */
const OTHER_KIND: Record<string, string> = {
	string: 'boolean',
	number: 'boolean',
	boolean: 'collection',
	strings: 'boolean',
	collection: 'boolean',
	rows: 'boolean',
	file: 'boolean',
};

export type Mistake = 'name' | 'kind';

export interface Reading {
	file: string;
	line: number;
	text: string;
	seen: boolean;
}

const isSource = (file: string): boolean => file.endsWith('.ts') && !file.includes('MediaPanel');

/** All sources that may read fields. */
export const sources = (): string[] =>
	readdirSync(join(ROOT, 'nodes'), { recursive: true, encoding: 'utf8' })
		.filter(isSource)
		.map((file) => join(ROOT, 'nodes', file));

/** The call's argument, when it reads a field by a name written out. */
function nameRead(node: ts.Node): { call: ts.CallExpression; reader: ts.MemberName; name: ts.StringLiteral } | undefined {
	if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
	const { expression: input, name: reader } = node.expression;
	const [name] = node.arguments;
	if (!ts.isIdentifier(input) || !INPUTS.has(input.text) || !READERS.has(reader.text)) return undefined;
	return name !== undefined && ts.isStringLiteral(name) ? { call: node, reader, name } : undefined;
}

interface Changed {
	text: string;
	/** Where the changed calls have their arguments, and the line as it was. */
	places: Array<{ from: number; to: number; line: number; text: string }>;
}

function withMistakes(file: string, mistake: Mistake): Changed {
	const before = readFileSync(file, 'utf8');
	const parsed = ts.createSourceFile(file, before, ts.ScriptTarget.ES2022, true);
	const changes: Array<{ start: number; end: number; text: string; place?: { length: number; line: number; text: string } }> = [];
	const visit = (node: ts.Node): void => {
		const found = nameRead(node);
		const other = found === undefined ? undefined : OTHER_KIND[found.reader.text];
		if (found !== undefined && (mistake === 'name' || other !== undefined)) {
			const { line } = parsed.getLineAndCharacterOfPosition(found.name.getStart());
			const place = { length: found.call.getEnd() - found.name.getEnd(), line: line + 1, text: found.call.getText() };
			if (mistake === 'kind') changes.push({ start: found.reader.getStart(), end: found.reader.getEnd(), text: other ?? '' });
			const name = mistake === 'name' ? `'${found.name.text}Misspelt'` : found.name.getText();
			changes.push({ start: found.name.getStart(), end: found.name.getEnd(), text: name, place });
		}
		ts.forEachChild(node, visit);
	};
	visit(parsed);
	let text = '';
	let end = 0;
	const places: Changed['places'] = [];
	for (const change of changes) {
		text += before.slice(end, change.start);
		if (change.place !== undefined) {
			const { length, ...place } = change.place;
			places.push({ from: text.length, to: text.length + change.text.length + length, ...place });
		}
		text += change.text;
		end = change.end;
	}
	return { text: text + before.slice(end), places };
}

/** Every reading of these files, and whether the compiler refused it once it was wrong. */
export function readings(files: string[], mistake: Mistake): Reading[] {
	const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.build.json'), ts.sys.readFile);
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
	const host = ts.createCompilerHost({ ...options, noEmit: true });
	const changed = new Map(files.map((file) => [file, withMistakes(file, mistake)]));
	const { getSourceFile } = host;
	host.getSourceFile = (name, version, ...rest) => {
		const text = changed.get(resolve(name))?.text;
		return text === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version, true);
	};
	const program = ts.createProgram(files, { ...options, noEmit: true }, host);
	return [...changed].flatMap(([file, { places }]) => {
		if (places.length === 0) return [];
		const errors = program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ start = -1 }) => start);
		return places.map(({ from, to, line, text }) => ({
			...{ file: file.slice(ROOT.length + 1), line, text },
			seen: errors.some((start) => start >= from && start < to),
		}));
	});
}

/* istanbul ignore next */
if (require.main === module) {
	for (const mistake of ['name', 'kind'] as const) {
		const all = readings(sources(), mistake);
		const missed = all.filter(({ seen }) => !seen);
		for (const { file, line, text } of missed) console.log(`${file}:${line} compiles with a wrong ${mistake}: ${text}`);
		console.log(`${all.length} readings of a field, wrong ${mistake}: ${all.length - missed.length} refused, ${missed.length} compile`);
		if (missed.length > 0) process.exitCode = 1;
	}
}
