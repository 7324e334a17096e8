/** Suites of what is published: they build the package, pack it, split it and install it. */
module.exports = { ...require('../jest.config'), rootDir: '..', testMatch: ['**/*.built.test.ts'], maxWorkers: 2 };
