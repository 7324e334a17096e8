import ts from 'typescript';

/** Globals that n8n's sandbox and review refuse. */
const FORBIDDEN_GLOBALS = [
	'process',
	'console',
	'setTimeout',
	'setInterval',
	'setImmediate',
	'queueMicrotask',
	'global',
	'globalThis',
	'__dirname',
	'__filename',
	'eval',
	'fetch',
];

const FORBIDDEN_WORDS = /eslint-disable|\b(?:TODO|FIXME|XXX)\b|@ts-(?:ignore|nocheck)/g;

/** Sentences about what one shipped source may not contain. */
export function hygieneViolations(path: string, text: string): string[] {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const where = (position: number): string =>
		`${path}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
	const found = [...text.matchAll(FORBIDDEN_WORDS)].map(
		(match) => `${where(match.index)} contains ${match[0]}`,
	);
	const visit = (node: ts.Node): void => {
		if (ts.isIdentifier(node) && FORBIDDEN_GLOBALS.includes(node.text) && isReference(node)) {
			found.push(`${where(node.getStart())} uses ${node.text}`);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** A property that happens to have such a name is not the global. */
function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
	return !(
		ts.isMethodDeclaration(parent) ||
		ts.isPropertyDeclaration(parent) ||
		ts.isPropertySignature(parent) ||
		ts.isMethodSignature(parent)
	);
}
