import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { mediaOf, readMemory, storeMemory, type Memory } from './memory';

const STORE = 'watchflowSync';

/**
 * The memories of all syncs of one workflow, in its static data, so that the History operations of one
 * node see what another node has synced.
 */
export class SyncStore {
	constructor(private readonly context: Pick<IExecuteFunctions, 'getWorkflowStaticData'>) {}

	read(name: string): Memory {
		return readMemory(this.all()[name]);
	}

	write(name: string, memory: Memory): void {
		this.context.getWorkflowStaticData('global')[STORE] = { ...this.all(), [name]: storeMemory(memory) };
	}

	/** Everything that was synced, newest first. */
	list(): IDataObject[] {
		const entries = Object.keys(this.all()).flatMap((name) =>
			[...this.read(name).history.values()].map((entry) => ({ name, entry })),
		);
		entries.sort((a, b) => b.entry.at - a.entry.at);
		return entries.map(({ name, entry }) => ({
			key: entry.key,
			outcome: entry.outcome,
			syncedAt: new Date(entry.at * 1000).toISOString(),
			media: { ...mediaOf(entry) },
			source: entry.source,
			target: name.split(':').at(-1),
		}));
	}

	/**
	 * Forgets a title, or all of them: the next run looks at them as if for the first time. Nothing is
	 * removed from any target.
	 *
	 * @returns how many entries were deleted
	 */
	forget(key?: string): number {
		let deleted = 0;
		for (const name of Object.keys(this.all())) {
			const memory = this.read(name);
			const before = memory.history.size;
			if (key === undefined) memory.history.clear();
			else memory.history.delete(key);
			const gone = before - memory.history.size;
			if (gone > 0) this.write(name, { ...memory, readAt: 0 });
			deleted += gone;
		}
		return deleted;
	}

	private all(): IDataObject {
		return (this.context.getWorkflowStaticData('global')[STORE] ?? {}) as IDataObject;
	}
}
