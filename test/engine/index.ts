import { CredentialStore } from './credentialStore';
import { CredentialsHelper } from './credentialsHelper';
import { loadModules } from './modules';
import { Registry } from './registry';
import { WorkflowRunner } from './runner';
import type { Engine, EngineOptions } from './types';

export type { CredentialStore } from './credentialStore';
export type * from './types';

/**
 * Makes an engine that runs workflows on n8n-core's own `WorkflowExecute`. Only what n8n's server
 * adds around it is supplied here: a credential store, static data that lasts, and the node types.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
	const modules = loadModules(options.require);
	const registry = await Registry.load(modules, options.packages);
	const credentials = new CredentialStore(Object.values(options.credentials ?? {}));
	const helper = new CredentialsHelper(modules, registry, credentials);
	const runner = new WorkflowRunner(modules, registry, helper, credentials);
	return {
		credentials,
		run: async (workflow, run) => await runner.run(workflow, run),
		search: async (options) => await runner.search(options),
	};
}
