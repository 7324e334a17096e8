import type { Title } from '../sync/titles';
import type { Added, Expansion, Leaving, Removed, Target, Unit } from './target';

/** One server, used with other settings for the titles of some lists. */
export class RoutedTarget implements Target {
	readonly name: string;

	readonly concurrency: number;

	readonly keeps: boolean;

	readonly batchSize?: number;

	readonly asksToExpand?: true;

	readonly addTogether?: (units: Unit[]) => Promise<Added[]>;

	readonly removeTogether?: (leaving: readonly Leaving[]) => Promise<Removed[]>;

	/** By unit: the first list that has it decides. */
	private readonly routes = new Map<string, Target>();

	/**
	 * @param general for the lists without settings of their own
	 * @param own by list label
	 */
	constructor(
		private readonly general: Target,
		private readonly own: ReadonlyMap<string, Target>,
	) {
		this.name = general.name;
		this.concurrency = general.concurrency;
		this.keeps = general.keeps;
		if (general.asksToExpand === true) this.asksToExpand = true;
		if (general.batchSize !== undefined) this.batchSize = general.batchSize;
		if (general.addTogether !== undefined) this.addTogether = async (units) => await this.addByRoute(units);
		if (general.removeTogether !== undefined) this.removeTogether = async (leaving) => await this.removeByRoute(leaving);
	}

	async open(few?: readonly Title[]): Promise<void> {
		// One after the other: they are the same server.
		for (const target of new Set([this.general, ...this.own.values()])) await target.open(few);
	}

	async expand(title: Title, missingOnly: boolean): Promise<Expansion> {
		const target = this.ofList(title.source);
		const expansion = await target.expand(title, missingOnly);
		for (const { key } of expansion.units) if (!this.routes.has(key)) this.routes.set(key, target);
		return expansion;
	}

	isSubscribed(unit: Unit): boolean {
		return this.ofUnit(unit).isSubscribed(unit);
	}

	async sendAgain(unit: Unit): Promise<string | undefined> {
		return await this.ofUnit(unit).sendAgain?.(unit);
	}

	async isInLibrary(unit: Unit): Promise<boolean> {
		return await this.ofUnit(unit).isInLibrary(unit);
	}

	async add(unit: Unit): Promise<Added> {
		return await this.ofUnit(unit).add(unit);
	}

	holds(unit: Unit): boolean {
		return this.ofUnit(unit).holds?.(unit) === true;
	}

	async remove(key: string, source = '', keepShow = false): Promise<boolean> {
		return await this.ofList(source).remove(key, source, keepShow);
	}

	private async addByRoute(units: Unit[]): Promise<Added[]> {
		const added = new Map<Unit, Added>();
		for (const target of new Set(units.map((unit) => this.ofUnit(unit)))) {
			const its = units.filter((unit) => this.ofUnit(unit) === target);
			const answers = (await target.addTogether?.(its)) ?? [];
			its.forEach((unit, index) => added.set(unit, answers[index] as Added));
		}
		return units.map((unit) => added.get(unit) as Added);
	}

	private async removeByRoute(leaving: readonly Leaving[]): Promise<Removed[]> {
		const removed = new Map<Leaving, Removed>();
		for (const target of new Set(leaving.map(({ source }) => this.ofList(source)))) {
			const its = leaving.filter(({ source }) => this.ofList(source) === target);
			const answers = (await target.removeTogether?.(its)) ?? [];
			its.forEach((one, index) => removed.set(one, answers[index] as Removed));
		}
		return leaving.map((one) => removed.get(one) as Removed);
	}

	private ofList(label: string): Target {
		return this.own.get(label) ?? this.general;
	}

	private ofUnit({ key }: Unit): Target {
		return this.routes.get(key) ?? this.general;
	}
}
