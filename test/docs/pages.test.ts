import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureDist, ROOT } from '../package/build';

it('The tables on the nodes’ pages are made from the forms as they are (renew: npm run docs)', () => {
	ensureDist();
	// In a process of its own: prettier loads its parsers in a way that jest does not allow.
	const said = execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'pages.ts')], { cwd: ROOT, encoding: 'utf8' });
	expect(said).toBe('');
}, 120_000);
