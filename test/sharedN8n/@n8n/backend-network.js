module.exports = globalThis.requireOnce('@n8n/backend-network');
