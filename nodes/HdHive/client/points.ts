import { ServiceError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { asObject } from './answers';
import { isObject } from '../../shared/util/isObject';
import type { HdHiveClient } from './client';
import { OPEN } from './policy';

/** null when HDHive does not say. Older servers keep the points in `user_meta`, newer ones beside the name. */
export function readPoints(me: Record<string, unknown>): number | null {
	const value = me.points ?? asObject(me.user_meta).points;
	const text = asText(value).trim();
	const points = typeof value === 'boolean' || text === '' ? NaN : Number(text);
	return Number.isFinite(points) ? points : null;
}

/** The account's points, for as long as HDHive tells them: without the scope, or on an old server, it does not. */
export class PointsReader {
	private refused = false;

	constructor(private readonly client: HdHiveClient) {}

	/** null when they are not known */
	async read(): Promise<number | null> {
		if (this.refused) return null;
		const answer = await this.client.attempt({ method: 'GET', path: `${OPEN}/me` });
		if (answer instanceof ServiceError) {
			this.refused = answer.status !== undefined && answer.status >= 400 && answer.status < 429;
			return null;
		}
		return isObject(answer.data) ? readPoints(answer.data) : null;
	}
}
