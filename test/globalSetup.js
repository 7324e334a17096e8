const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Everything that tests leave behind lies in one folder, which is gone when they are done. */
module.exports = async () => {
	const folder = mkdtempSync(join(tmpdir(), 'watchflow-tests-'));
	for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
	// n8n writes progress and every refused item to the console: a failing test says enough by itself.
	process.env.N8N_LOG_LEVEL ??= 'silent';
	globalThis.removeTestFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
