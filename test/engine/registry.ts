import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import type { Modules } from './modules';
import { OAuth2Api, STAND_IN_NODES } from './stockTypes';
import type { ClassPackage } from './types';

const OWN_PACKAGE = 'n8n-nodes-watchflow';

/** Every node and credential type an engine knows, found the way n8n finds them. */
export class Registry implements INodeTypes {
	private readonly loaders: DirectoryLoader[] = [];

	private constructor(private readonly modules: Modules) {}

	/** Loads the packages with n8n-core's own loaders, and the stock nodes or their stand-ins. */
	static async load(modules: Modules, packages: Array<string | ClassPackage>): Promise<Registry> {
		const registry = new Registry(modules);
		for (const item of packages) {
			registry.loaders.push(typeof item === 'string' ? directoryLoader(modules, item) : classLoader(modules, item));
		}
		registry.loaders.push(stockLoader(modules));
		for (const loader of registry.loaders) await loader.loadAll();
		return registry;
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		const dot = type.lastIndexOf('.');
		const packageName = type.slice(0, dot);
		const name = type.slice(dot + 1);
		for (const loader of this.loaders) {
			// n8n names a package from N8N_CUSTOM_EXTENSIONS "CUSTOM", whatever its own name is.
			const matches = loader.packageName === packageName || packageName === 'CUSTOM';
			if (matches && name in loader.known.nodes) return loader.getNode(name).type;
		}
		throw new Error(`The engine does not know the node type "${type}". Stock nodes need a root that has n8n-nodes-base.`);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return this.modules.workflow.NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes() {
		return {};
	}

	getCredential(type: string): ICredentialType {
		const loader = this.loaders.find(({ known }) => type in known.credentials);
		if (loader === undefined) throw new Error(`Unknown credential type "${type}"`);
		return loader.getCredential(type).type;
	}

	/** Types a credential extends, parents of parents included. */
	getParentTypes(type: string): string[] {
		const parents = this.hasCredential(type) ? (this.getCredential(type).extends ?? []) : [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	hasCredential(type: string): boolean {
		return this.loaders.some(({ known }) => type in known.credentials);
	}

	/** Short names of the nodes that list a credential type. */
	supportedNodes(type: string): string[] {
		return this.loaders.flatMap(({ known }) => known.credentials[type]?.supportedNodes ?? []);
	}
}

function directoryLoader(modules: Modules, directory: string): DirectoryLoader {
	const own = createRequire(join(directory, 'package.json'));
	const sameWorkflow = own.resolve('n8n-workflow') === modules.require.resolve('n8n-workflow');
	return new modules.core.PackageDirectoryLoader(sameWorkflow ? directory : stage(modules, directory));
}

/**
 * An installed package shares n8n's copy of n8n-workflow. A package in its own checkout would load
 * another copy, and `instanceof` would fail between the two: so it runs from a copy beside n8n's.
 */
function stage(modules: Modules, directory: string): string {
	const staged = mkdtempSync(join(tmpdir(), 'watchflow-package-'));
	process.once('exit', () => rmSync(staged, { recursive: true, force: true }));
	for (const part of ['package.json', 'dist']) {
		cpSync(join(directory, part), join(staged, part), { recursive: true });
	}
	const entry = modules.require.resolve('n8n-workflow');
	const nodeModules = entry.slice(0, entry.lastIndexOf(join('node_modules', 'n8n-workflow')));
	symlinkSync(join(nodeModules, 'node_modules'), join(staged, 'node_modules'), 'junction');
	return staged;
}

function stockLoader(modules: Modules): DirectoryLoader {
	try {
		const manifest = modules.require.resolve('n8n-nodes-base/package.json');
		return new modules.core.LazyPackageDirectoryLoader(dirname(manifest));
	} catch {
		return classLoader(modules, {
			name: 'n8n-nodes-base',
			nodes: STAND_IN_NODES,
			credentials: [OAuth2Api],
		});
	}
}

/** n8n-core's loader over classes in memory, so they get the treatment that files would. */
function classLoader(modules: Modules, { name, nodes, credentials }: ClassPackage): DirectoryLoader {
	const create = (sourcePath: string): unknown => {
		const [folder, file] = sourcePath.split('/') as [string, string];
		const Class = (folder === 'nodes' ? nodes : credentials)[Number.parseInt(file, 10)];
		if (Class === undefined) throw new Error(`No class for ${sourcePath}`);
		return new Class();
	};

	class ClassLoader extends modules.core.DirectoryLoader {
		packageName = name ?? OWN_PACKAGE;

		constructor() {
			super(tmpdir());
			// The one step that reads a file; private in its type, so it cannot be overridden as a method.
			Object.assign(this, { loadClass: create });
		}

		async loadAll(): Promise<void> {
			nodes.forEach((_, index) => this.loadNodeFromFile(`nodes/${index}.node.js`, '0.0.0'));
			credentials.forEach((_, index) => this.loadCredentialFromFile(`credentials/${index}.js`));
		}
	}
	return new ClassLoader();
}
