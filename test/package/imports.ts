import { posix } from 'node:path';
import ts from 'typescript';

/** What a user's n8n provides; anything else would be missing there. */
const ALLOWED_PACKAGES = ['n8n-workflow', 'crypto', 'node:crypto'];

/** The nodes that combine services. */
const COMPOSITES = ['MediaSync', 'MediaPanel'];

/** Every module a source names: import, export from, require, import() and import types. */
export function importsOf(path: string, text: string): string[] {
	const found: string[] = [];
	const add = (node: ts.Node | undefined): void => {
		if (node === undefined) return;
		found.push(ts.isStringLiteralLike(node) ? node.text : `(computed: ${node.getText()})`);
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
		if (ts.isExternalModuleReference(node)) add(node.expression);
		if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
		if (ts.isCallExpression(node) && isLoader(node.expression)) add(node.arguments[0]);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
	return found;
}

function isLoader(callee: ts.Expression): boolean {
	if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
	return ts.isIdentifier(callee) && callee.text === 'require';
}

/** Sentences about the imports of one source that the layout forbids. */
export function importViolations(path: string, text: string): string[] {
	return importsOf(path, text).flatMap((specifier) => {
		const reason = specifier.startsWith('.')
			? forbiddenRelative(path, posix.join(posix.dirname(path), specifier))
			: forbiddenPackage(specifier);
		return reason === undefined ? [] : [`${path} imports ${specifier}: ${reason}`];
	});
}

function forbiddenPackage(specifier: string): string | undefined {
	if (ALLOWED_PACKAGES.includes(specifier)) return undefined;
	return `only ${ALLOWED_PACKAGES.join(', ')} exist at the user's`;
}

function forbiddenRelative(from: string, to: string): string | undefined {
	const [, owner = ''] = from.split('/');
	if (from.startsWith('credentials/')) {
		if (/^(credentials|nodes\/shared)\//.test(to)) return undefined;
		// nodes/Trakt belongs to WatchFlowTraktOAuth2Api: a package of one service would carry both.
		const service = to.split('/')[1] ?? '';
		// Names that other packages have taken start with WatchFlow here.
		if (to.startsWith('nodes/') && owner.replace(/^WatchFlow/, '').startsWith(service)) return undefined;
		return 'a credential may use nodes/shared and its own service only';
	}
	if (!to.startsWith('nodes/')) return 'it leads out of nodes/';
	const target = to.split('/')[1] ?? '';
	if (target === owner || target === 'shared') return undefined;
	if (owner === 'shared') return 'shared code knows no service';
	if (!COMPOSITES.includes(owner)) return 'a service may use nodes/shared and itself only';
	if (COMPOSITES.includes(target)) return 'Media Sync and Media Panel do not know each other';
	return to === `nodes/${target}/client` ? undefined : `of a service only its client/index.ts: ../${target}/client`;
}
