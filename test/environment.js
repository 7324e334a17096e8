const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest evaluates every module anew for every test file. n8n's own code, 1,700 modules and a second of CPU, is not what
 * is tested here: each worker loads it once, with Node's own require, and its test files share it.
 */
module.exports = class SharedN8nEnvironment extends TestEnvironment {
	constructor(...parameters) {
		super(...parameters);
		this.global.requireOnce = (name) => require(name);
		// n8n asks whether what a node has thrown is an Error: it has to be of n8n's own realm.
		this.global.Error = Error;
	}
};
