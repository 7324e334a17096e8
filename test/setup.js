// n8n-core writes a key file into its user folder as soon as it is loaded: keep that out of the real home.
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'watchflow-'));
