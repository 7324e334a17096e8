import type { IDataObject } from 'n8n-workflow';
import { BoundedMap } from '../../shared/util/boundedMap';

const MOST_KNOWN = 500;

/** What became of an action: when it was written, and what the workflow was started with. */
export interface Done {
	/** Whether something was written to the account. */
	wrote: boolean;
	event: IDataObject;
	/** It had been done before: the workflow is not started by it again. */
	repeated?: boolean;
}

/** Kept by n8n with the workflow: actions that were done, the oldest first, as `[id, done]`. */
export interface KeptActions {
	actions?: Array<[string, Done]>;
}

const MOST_KEPT = 40;

/**
 * Does every action once, however often the page sends it: what is on its way is waited for, and what was done is
 * answered with what it gave. n8n keeps the newest actions with the workflow, so that other processes and a restarted
 * n8n recognise them too.
 */
export class Ledger {
	private readonly known = new BoundedMap<string, Promise<Done>>(MOST_KNOWN);

	/**
	 * @param panel the panel's address
	 * @param work is told whether an earlier try may have been carried out
	 */
	async once(panel: string, kept: KeptActions, id: string | undefined, work: (uncertain: boolean) => Promise<Done>): Promise<Done> {
		if (id === undefined) return await work(false);
		const name = `${panel} ${id}`;
		const before = this.known.get(name);
		if (before !== undefined) {
			const done = await before.catch(() => undefined);
			if (done !== undefined) return { ...done, repeated: true };
		}
		const stored = kept.actions?.find(([other]) => other === id)?.[1];
		if (stored !== undefined) return { ...stored, repeated: true };
		// A third tap may have begun while this one waited for the first.
		const newer = this.known.get(name);
		if (newer !== before && newer !== undefined) return { ...(await newer), repeated: true };
		const doing = work(before !== undefined);
		this.remember(name, doing);
		const done = await doing;
		kept.actions = [...(kept.actions ?? []).slice(1 - MOST_KEPT), [id, done]];
		return done;
	}

	private remember(name: string, doing: Promise<Done>): void {
		doing.catch(() => undefined);
		this.known.set(name, doing);
	}
}
