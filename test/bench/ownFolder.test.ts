import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseForeign } from '../n8n/ownFolder';

const folder = () => mkdtempSync(join(tmpdir(), 'watchflow-own-'));

test('packages are installed into a folder of their own, never through a link', () => {
	const own = folder();
	expect(() => refuseForeign(own)).not.toThrow();
	mkdirSync(join(own, 'node_modules'));
	expect(() => refuseForeign(own)).not.toThrow();
	const linked = folder();
	symlinkSync(join(own, 'node_modules'), join(linked, 'node_modules'), 'junction');
	expect(() => refuseForeign(linked)).toThrow(/is a link to another folder\. Remove it/);
});
