import { ServiceError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { asText } from '../../../shared/util/text';
import { isObject } from '../../../shared/util/isObject';
import type { HdHiveClient } from '../../client/client';
import { OPEN } from '../../client/policy';
import type { Resource } from '../../client/resource';

/** Rules out dead shares by their file list, which costs nothing; only newer versions of HDHive have it. */
export class DeadShares {
	private offered = true;

	constructor(private readonly client: HdHiveClient) {}

	/** undefined for one that lives, or of which HDHive does not say it */
	async whyDead({ slug, unlocked }: Resource): Promise<string | undefined> {
		if (unlocked || !this.offered) return undefined;
		const answer = await this.client.attempt({ method: 'GET', path: OPEN + path`/resources/file-list/${slug}` });
		if (answer instanceof ServiceError) {
			this.offered = ![403, 404, 405].includes(answer.status ?? 0);
			return undefined;
		}
		if (!isObject(answer.data)) return undefined;
		const { result_type: kind, files, resource_validate_status: status, resource_validate_message: message } = answer.data;
		if (status === 'invalid') return `the share is gone${asText(message) === '' ? '' : ` (${asText(message).slice(0, 200)})`}`;
		return kind === 'files' && Array.isArray(files) && files.length === 0 ? 'the share holds no files any more' : undefined;
	}
}
