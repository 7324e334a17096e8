/** Suites that need Chromium; without one they are skipped. One after the other: what a page takes is measured. */
module.exports = { ...require('../jest.config'), rootDir: '..', testMatch: ['**/*.browser.test.ts'], maxWorkers: 1 };
