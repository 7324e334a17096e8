import { fork, type ChildProcess } from 'node:child_process';

/** Messages between the bench and the processes it starts: one question, one answer. */
interface Answer {
	value?: unknown;
	error?: string;
}

/** The asking side: a child process, and everything it wrote, for when it dies. */
export class Peer {
	private written = '';

	private constructor(private readonly child: ChildProcess) {
		for (const stream of [child.stdout, child.stderr]) {
			stream?.on('data', (text: Buffer) => (this.written = (this.written + text.toString()).slice(-4_000)));
		}
	}

	/** Starts a TypeScript file under the given Node. */
	static start(file: string, options: { node?: string; flags?: string[]; env?: Record<string, string> } = {}): Peer {
		const { node = process.execPath, flags = [], env = {} } = options;
		const execArgv = [...flags, '--require', require.resolve('tsx/cjs')];
		return new Peer(
			fork(file, [], { execPath: node, execArgv, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
		);
	}

	/** @throws Error with what the process wrote, when it fails or ends */
	async ask<T>(what: string, details?: unknown): Promise<T> {
		const answer = await new Promise<Answer>((resolve) => {
			const onExit = (code: number | null) => resolve({ error: `ended with code ${code}\n${this.written}` });
			this.child.once('exit', onExit);
			this.child.once('message', (message) => {
				this.child.off('exit', onExit);
				resolve(message as Answer);
			});
			this.child.send({ what, details }, (error) => {
				if (error) resolve({ error: `${error.message}\n${this.written}` });
			});
		});
		if (answer.error !== undefined) throw new Error(`${what}: ${answer.error}`);
		return answer.value as T;
	}

	/** Lets the process end by itself, so that it can clean up, and kills it when it does not. */
	async stop(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		const late = setTimeout(() => this.child.kill(), 3_000);
		this.child.disconnect();
		await ended;
		clearTimeout(late);
	}
}

/** The answering side: runs the named task for each question, until the bench goes away. */
export function answerQuestions(tasks: Record<string, (details: never) => unknown>): void {
	process.on('message', (message: { what: string; details: never }) => {
		void (async () => {
			try {
				process.send?.({ value: await tasks[message.what]?.(message.details) });
			} catch (error) {
				process.send?.({ error: describe(error as Error) });
			}
		})();
	});
	process.once('disconnect', () => process.exit());
}

/** Without the source line that Node may put in front: in a bundle that is a page of text. */
function describe({ message, stack = '' }: Error): string {
	const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
	return [message, ...places].join('\n');
}
