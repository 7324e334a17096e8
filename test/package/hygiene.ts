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
	const where = (position: number): string => `${path}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
	const found = [...text.matchAll(FORBIDDEN_WORDS)].map((match) => `${where(match.index)} contains ${match[0]}`);
	const visit = (node: ts.Node): void => {
		if (ts.isIdentifier(node) && FORBIDDEN_GLOBALS.includes(node.text) && isReference(node)) {
			found.push(`${where(node.getStart())} uses ${node.text}`);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** A property or a local variable that happens to have such a name is not the global. */
function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
	if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
	if (ts.isTypeElement(parent) || ts.isClassElement(parent)) return parent.name !== node;
	return !isLocal(node);
}

/** Whether a function, a block or the file around the name declares it. */
function isLocal(node: ts.Identifier): boolean {
	for (let scope: ts.Node = node.parent; scope; scope = scope.parent) {
		if (declaredIn(scope, scope, node.text)) return true;
	}
	return false;
}

/** Looks through a scope's own declarations, not through those of functions inside it. */
function declaredIn(scope: ts.Node, node: ts.Node, name: string): boolean {
	return (
		ts.forEachChild(node, (child): true | undefined => {
			if (isDeclarationOf(child, name)) return true;
			if (child !== scope && (ts.isFunctionLike(child) || ts.isBlock(child))) return undefined;
			return declaredIn(scope, child, name) || undefined;
		}) ?? false
	);
}

function isDeclarationOf(node: ts.Node, name: string): boolean {
	const declares =
		ts.isParameter(node) ||
		ts.isVariableDeclaration(node) ||
		ts.isBindingElement(node) ||
		ts.isFunctionDeclaration(node) ||
		ts.isImportSpecifier(node);
	return declares && node.name !== undefined && ts.isIdentifier(node.name) && node.name.text === name;
}
