/** A map that forgets what was set longest ago when it would hold more than `most` entries. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
	constructor(
		private readonly most: number,
		entries: Iterable<readonly [Key, Value]> = [],
	) {
		super();
		for (const [key, value] of entries) this.set(key, value);
	}

	/** What is set again is as new as what was never there. */
	override set(key: Key, value: Value): this {
		this.delete(key);
		super.set(key, value);
		const oldest = this.keys().next();
		if (this.size > this.most && oldest.done !== true) this.delete(oldest.value);
		return this;
	}
}
