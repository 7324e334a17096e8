import { CredentialStore } from './credentialStore';
import { CredentialsHelper } from './credentialsHelper';
import { dialogSays } from './dialog';
import { loadModules } from './modules';
import { Registry } from './registry';
import { WorkflowRunner } from './runner';
import type { Engine, EngineOptions } from './types';

export type { CredentialStore } from './credentialStore';
export type * from './types';

let dialogs = 0;

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
		entries: async (node, method, given) => await runner.entries(node, method, given),
		async dialog(type, data) {
			const credential = { id: `dialog-${++dialogs}`, name: 'typed', type, data };
			credentials.set(credential);
			const additional = runner.additionalData(
				new modules.workflow.Workflow({ nodes: [], connections: {}, active: false, nodeTypes: registry }),
				{ nodes: [], connections: {} },
				'internal',
			);
			const decrypted = await helper.getDecrypted(additional, credential, type, 'internal');
			return await dialogSays(modules, registry, additional, { ...credential, data: decrypted });
		},
	};
}
