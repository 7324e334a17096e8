/** Runs tasks of the same key one after the other, those of different keys side by side. */
export class OneByOne {
	private readonly tails = new Map<string, Promise<unknown>>();

	async run<T>(key: string, task: () => Promise<T>): Promise<T> {
		const before = this.tails.get(key) ?? Promise.resolve();
		const turn = before.then(task, task);
		this.tails.set(key, turn);
		try {
			return await turn;
		} finally {
			if (this.tails.get(key) === turn) this.tails.delete(key);
		}
	}
}
