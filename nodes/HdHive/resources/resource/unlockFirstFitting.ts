import type { IDataObject } from 'n8n-workflow';
import { attempt } from '../../../shared/util/attempt';
import { ServiceError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { wholeListIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import type { Limits } from '../../client/budget';
import { OPEN } from '../../client/policy';
import { readResource } from '../../client/resource';
import type { Unlocked } from '../../client/unlockOutcome';
import { report, type BestRequest } from './bestReport';
import { DeadShares } from './deadShares';
import { rank, type Ranked } from './ranking';

interface BestOrder extends BestRequest {
	limits: Limits;
}

/**
 * Ranks what HDHive has for a title and unlocks the first that fits, is still there and can be paid. What is
 * passed over is named with its reason; a request that may have been paid for is never followed by another one.
 */
export async function unlockBest(api: HdHiveApi, order: BestOrder): Promise<IDataObject> {
	const answer = await api.client.get(OPEN + path`/resources/${order.mediaType}/${order.tmdbId}`);
	const ranking = rank(wholeListIn(answer, 'slug').map(readResource), order.preferences);
	const fitting = ranking.filter(({ fits }) => fits);
	if (order.dryRun) return report(order, { ranking, chosen: fitting[0], passedOver: new Map() });
	const search = new Search(api, order.limits, fitting);
	const found = await search.run();
	return report(order, { ranking, chosen: found?.candidate, unlocked: found?.unlocked, passedOver: search.passedOver });
}

class Search {
	/** Why a candidate was not taken, by slug. */
	readonly passedOver = new Map<string, string>();

	private readonly dead: DeadShares;

	/** undefined while they were not needed, null when HDHive does not tell. */
	private points: number | null | undefined;

	constructor(
		private readonly api: HdHiveApi,
		private readonly limits: Limits,
		private queue: Ranked[],
	) {
		this.dead = new DeadShares(api.client);
	}

	/** @throws ServiceError for what concerns all candidates, or may have been paid */
	async run(): Promise<{ candidate: Ranked; unlocked: Unlocked } | undefined> {
		for (let candidate = this.queue.shift(); candidate !== undefined; candidate = this.queue.shift()) {
			const { slug } = candidate.resource;
			const objection = (await this.tooDear(candidate)) ?? (await this.dead.whyDead(candidate.resource));
			if (objection !== undefined) {
				this.passedOver.set(slug, objection);
				continue;
			}
			const unlocked = await attempt(this.api.unlocker.unlock(slug, this.limits));
			if (!(unlocked instanceof ServiceError)) return { candidate, unlocked };
			if (!goesOn(unlocked, candidate)) throw unlocked;
			this.passedOver.set(slug, reasonOf(unlocked));
			if (unlocked.status === 402) this.keepCheaperThan(candidate);
		}
		return undefined;
	}

	/** Are the points of the account enough? When they are short, what costs nothing goes first. */
	private async tooDear({ price }: Ranked): Promise<string | undefined> {
		if (price === 0) return undefined;
		if (this.points === undefined) this.points = await this.api.unlocker.points.read();
		if (this.points === null || price <= this.points) return undefined;
		this.freeFirst();
		return `costs ${price} points, and the account has ${this.points}`;
	}

	private keepCheaperThan({ price }: Ranked): void {
		for (const { resource, price: other } of this.queue) {
			if (other >= price) this.passedOver.set(resource.slug, `costs ${other} points, and the account has too few for ${price}`);
		}
		this.queue = this.queue.filter(({ price: other }) => other < price);
		this.freeFirst();
	}

	private freeFirst(): void {
		this.queue = [...this.queue.filter(({ price }) => price === 0), ...this.queue.filter(({ price }) => price > 0)];
	}
}

/** Dead, dearer than the list said, or without a link that costs nothing: the next one may do. Everything else concerns all of them. */
function goesOn(error: ServiceError, { price }: Ranked): boolean {
	const { status, code } = error;
	// HDHive refuses an expired share with 400 and its own words (资源已失效); a 400 without words is about the request.
	if (status === 400) return wordsOf(error) !== undefined;
	if ([402, 404, 410].includes(status ?? 0)) return true;
	if (code === 'MAXIMUM_POINTS' || code === 'PRICE_UNKNOWN') return true;
	return code === 'NO_LINK' && price === 0;
}

/** With HDHive's own words, which say more than the code. */
function reasonOf(error: ServiceError): string {
	const said = wordsOf(error);
	return said === undefined ? error.message : `${error.message} (${said})`;
}

const wordsOf = ({ description }: ServiceError): string | undefined => description.split('HDHive says: ')[1];
