import type { IDataObject } from 'n8n-workflow';
import { readAllPages } from '../http/paginate';
import type { ServiceClient } from '../http/request';
import type { ItemInput } from '../node/itemInput';
import { asText } from '../util/text';
import { chosenId, chosenIds, chosenText } from './input';
import type { setupFields } from './fields';
import { ARR_API } from './policy';
import { checkSetup, type Setup } from './setup';

/** What the operations of the Radarr and Sonarr nodes work with; made once per execution. */
export class ArrApi {
	private readonly setups = new Map<string, Promise<Setup>>();

	constructor(readonly client: ServiceClient) {}

	/** Quality profile, root folder and tags of an item's fields, checked once for all items that say the same. */
	async setup(item: ItemInput<ReturnType<typeof setupFields>[number]>): Promise<Setup & { tagIds: number[] }> {
		const chosen = {
			qualityProfileId: chosenId(item, 'qualityProfile', 'Quality Profile'),
			rootFolderPath: chosenText(item, 'rootFolder') || undefined,
			tagIds: chosenIds(item, 'tags'),
		};
		const key = JSON.stringify(chosen);
		const setup = this.setups.get(key) ?? checkSetup(this.client, chosen);
		this.setups.set(key, setup);
		return { ...(await setup), tagIds: chosen.tagIds };
	}

	/** Everything that is being downloaded, page by page. */
	async queue(limit: number): Promise<IDataObject[]> {
		const pageSize = Math.min(limit, PAGE_SIZE);
		const fetchPage = async (page: number) => {
			const body = (await this.client.get(`${ARR_API}/queue`, { page, pageSize })) as QueuePage;
			return { items: body.records ?? [], pageCount: Math.max(1, Math.ceil(body.totalRecords / pageSize)), itemCount: body.totalRecords };
		};
		if (limit <= PAGE_SIZE) return (await fetchPage(1)).items;
		const what = 'the queue';
		const all = await readAllPages<IDataObject>({
			service: this.client.policy.service,
			what,
			key: ({ id }) => asText(id),
			concurrency: 2,
			fetchPage,
		});
		return all.slice(0, limit);
	}
}

const PAGE_SIZE = 200;

interface QueuePage {
	totalRecords: number;
	records: IDataObject[] | null;
}
