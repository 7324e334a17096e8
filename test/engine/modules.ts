import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** n8n's own code, from one root, so that its classes are the same everywhere in an engine. */
export interface Modules {
	require: NodeRequire;
	core: typeof import('n8n-core');
	workflow: typeof import('n8n-workflow');
}

/** Loads n8n-core (about a second) only when an engine is really made. */
export function loadModules(from: NodeRequire = createRequire(__filename)): Modules {
	keepOutOfHome();
	// Failing nodes are a normal part of a test; the run reports them, the console need not.
	process.env.N8N_LOG_LEVEL ??= 'silent';
	return { require: from, core: from('n8n-core'), workflow: from('n8n-workflow') };
}

/** n8n-core writes a key file into its user folder as soon as it is loaded. */
function keepOutOfHome(): void {
	if (process.env.N8N_USER_FOLDER !== undefined) return;
	const folder = mkdtempSync(join(tmpdir(), 'watchflow-'));
	process.env.N8N_USER_FOLDER = folder;
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
