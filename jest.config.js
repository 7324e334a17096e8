const { availableParallelism } = require('node:os');

/** Everything that needs no full n8n server; `npm run test:n8n` has its own runner. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/'],
	modulePathIgnorePatterns: ['<rootDir>/test/n8n/harness', '<rootDir>/dist'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
	},
	// The build makes this module; the tests take it straight from its sources.
	moduleNameMapper: { '/web/assets$': '<rootDir>/test/mediaPanel/assets.js' },
	setupFiles: ['<rootDir>/test/setup.js'],
	// One more than most machines' two cores: some tests wait.
	maxWorkers: Math.max(3, availableParallelism()),
	testTimeout: 30000,
};
