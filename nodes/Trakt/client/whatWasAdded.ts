import type { ServiceClient } from '../../shared/http/request';
import { header } from '../../shared/http/messages';
import type { MediaIds } from '../../shared/media/identity';
import { PAGE_SIZE } from './policy';
import type { SyncAnswer } from './syncBody';
import { titleOfEntry, type TitleRef } from './titleInput';

/**
 * Looks which titles a write has really added: the newest entries of the list, as many as were counted.
 *
 * @param path the list, to be read from the entry added last
 * @returns undefined when Trakt did not sort the list so (sorting may be for VIP members)
 */
export async function whatWasAdded(
	client: ServiceClient,
	path: string,
	{ added }: SyncAnswer,
): Promise<((ref: TitleRef) => boolean) | undefined> {
	const count = Object.values(added ?? {}).reduce((sum, one) => sum + one, 0);
	const answer = await client.request({
		method: 'GET',
		path,
		query: { page: 1, limit: Math.min(count, PAGE_SIZE) },
	});
	if ((header(answer, 'x-applied-sort-by') ?? 'added') !== 'added' || !Array.isArray(answer.body)) return undefined;
	const newest = answer.body.slice(0, count).flatMap((entry) => titleOfEntry(entry) ?? []);
	return (ref) => newest.some((entry) => isSameTitle(entry, ref));
}

function isSameTitle(left: TitleRef, right: TitleRef): boolean {
	if (left.type !== right.type) return false;
	if (shareAnId(left.ownIds, right.ownIds)) return true;
	return shareAnId(left.ids, right.ids) && left.season === right.season && left.episode === right.episode;
}

function shareAnId(left: MediaIds = {}, right: MediaIds = {}): boolean {
	return (Object.keys(right) as Array<keyof MediaIds>).some((kind) => left[kind] === right[kind]);
}
