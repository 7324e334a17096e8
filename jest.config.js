const { availableParallelism } = require('node:os');

/** Everything that needs neither a build, a browser nor a full n8n: those have commands of their own. */
module.exports = {
	testEnvironment: '<rootDir>/test/environment.js',
	roots: ['<rootDir>/test'],
	testMatch: ['**/!(*.browser|*.built).test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/'],
	modulePathIgnorePatterns: ['<rootDir>/test/n8n/harness', '<rootDir>/dist'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }],
	},
	// The build makes the panel's page; the tests take it from its sources. n8n is loaded once per worker.
	moduleNameMapper: {
		'/web/assets$': '<rootDir>/test/mediaPanel/assets.js',
		'^(n8n-core|n8n-workflow|@n8n/backend-network)$': '<rootDir>/test/sharedN8n/$1.js',
	},
	globalSetup: '<rootDir>/test/globalSetup.js',
	globalTeardown: '<rootDir>/test/globalTeardown.js',
	setupFiles: ['<rootDir>/test/setup.js'],
	// One more than most machines' two cores: some tests wait.
	maxWorkers: Math.max(3, availableParallelism()),
	testTimeout: 30000,
};
