import { lstatSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Nothing is installed into a `node_modules` that is a link, lies elsewhere or belongs to somebody else: it is another
 * checkout's or another program's, which would find its packages changed.
 *
 * @throws Error that says what to do; a folder that is not there is fine
 */
export function refuseForeign(folder: string): void {
	const modules = join(folder, 'node_modules');
	const stats = lstatSync(modules, { throwIfNoEntry: false });
	if (stats === undefined) return;
	const refuse = (why: string): never => {
		throw new Error(`Nothing is installed into ${modules}: it ${why}. Remove it, and the packages are installed there anew.`);
	};
	if (stats.isSymbolicLink()) refuse('is a link to another folder');
	if (!realpathSync(modules).startsWith(realpathSync(folder) + sep)) refuse('lies in another folder');
	if (process.getuid !== undefined && statSync(modules).uid !== statSync(folder).uid) refuse('belongs to another user');
}
