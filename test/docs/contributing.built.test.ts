import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'watchflow-contributing-'));

/** A checkout of its own, which may be written to. */
beforeAll(() => {
	const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
	for (const file of files) cpSync(join(ROOT, file), join(copy, file));
	symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A step of a walk: what CONTRIBUTING says, and the code under it. */
interface Step {
	text: string;
	code?: string;
}

/** The numbered steps under a heading. */
function stepsOf(heading: string): Step[] {
	const [, rest = ''] = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split(`## ${heading}\n`);
	const [section = ''] = rest.split('\n## ');
	return section
		.split(/^(?=\*\*\d+\. )/m)
		.slice(1)
		.map((step) => ({ text: step.split('```')[0] ?? '', code: /```ts\n([\s\S]*?)```/.exec(step)?.[1] }));
}

const edit = (file: string, change: (text: string) => string) => {
	const path = join(copy, file);
	const before = readFileSync(path, 'utf8');
	const after = change(before);
	expect(after).not.toBe(before);
	writeFileSync(path, after);
};

/** @returns what the step did; '' for one that only tells */
function follow({ text, code }: Step): string {
	const named = /in `([^`]+)`: `(\w+)`, imported from `([^`]+)`, beside its neighbours in `(\w+)`/i.exec(text);
	if (named !== null) {
		const [, file = '', name = '', from = '', list = ''] = named;
		edit(
			file,
			(before) => `import { ${name} } from '${from}';\n${before.replace(new RegExp(`(${list}\\b[^\\n]*[=:] \\[)`), `$1${name}, `)}`,
		);
		return 'named';
	}
	const top = /in `([^`]+)`, at the top of `(\w+)`:\s*$/i.exec(text);
	if (top !== null && code !== undefined) {
		const [, file = '', place = ''] = top;
		edit(file, (before) => before.replace(new RegExp(`((?:const|function) ${place}\\b[^\\n]*[[{])\\n`), `$1\n${code}`));
		return 'taught';
	}
	const file = /`([^`]+\.ts)`:\s*$/.exec(text)?.[1];
	if (file === undefined || code === undefined) return '';
	mkdirSync(dirname(join(copy, file)), { recursive: true });
	writeFileSync(join(copy, file), code);
	return file.endsWith('.test.ts') ? file : 'written';
}

const run = (command: string, ...args: string[]) => {
	const { status, stdout, stderr } = spawnSync('npx', [command, ...args], { cwd: copy, encoding: 'utf8', timeout: 240_000 });
	return { status, output: `${stdout}${stderr}` };
};

it.each([
	['Add an operation in ten minutes', ['written', 'named', 'taught', 'test/trakt/commentLikes.test.ts'], ['test/trakt/operations']],
	[
		'Add a target to Media Sync in ten minutes',
		['written', 'written', 'named', 'taught', 'test/mediaSync/radarrExclusions.test.ts'],
		['test/mediaSync/form'],
	],
])(
	'%s: every step holds',
	(heading, wanted, more) => {
		const done = stepsOf(heading)
			.map(follow)
			.filter((what) => what !== '');
		expect(done).toEqual(wanted);
		const tests = [...wanted.filter((what) => what.endsWith('.test.ts')), ...more];
		expect(run('jest', '--maxWorkers=1', '--forceExit', ...tests)).toMatchObject({ status: 0 });
	},
	300_000,
);

it('what the walks added compiles', () => expect(run('tsc', '--noEmit')).toMatchObject({ status: 0 }), 300_000);
