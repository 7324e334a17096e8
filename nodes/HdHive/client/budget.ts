import { ServiceError } from '../../shared/node/errors';

/** What one unlock may cost, and all unlocks of one execution together; absent for no limit. */
export interface Limits {
	perUnlock?: number;
	perRun?: number;
}

/** Keeps count of the points of one execution. What may have been spent counts until it is known not to be. */
export class Budget {
	private points = 0;

	/** Points spent, or perhaps spent, so far. */
	get spent(): number {
		return this.points;
	}

	/** Why a price is too high, in words; undefined when it is not. */
	objection(price: number, limits: Limits): string | undefined {
		if (price <= 0) return undefined;
		if (limits.perUnlock !== undefined && price > limits.perUnlock) {
			return `it costs ${price} points, and one unlock may cost ${limits.perUnlock}`;
		}
		if (limits.perRun !== undefined && this.points + price > limits.perRun) {
			return `it costs ${price} points, ${this.points} are spent in this run, and a run may cost ${limits.perRun}`;
		}
		return undefined;
	}

	/** @throws ServiceError when the price is above a limit; nothing is reserved then */
	reserve(price: number, limits: Limits): void {
		const objection = this.objection(price, limits);
		if (objection !== undefined) throw tooExpensive(objection);
		this.points += price;
	}

	release(price: number): void {
		this.points -= price;
	}
}

export const tooExpensive = (objection: string): ServiceError =>
	new ServiceError({
		service: 'HDHive',
		code: 'MAXIMUM_POINTS',
		message: `Not unlocked: ${objection}`,
		description: 'Nothing was spent. Raise the maximum in the node, or choose a cheaper resource.',
	});
