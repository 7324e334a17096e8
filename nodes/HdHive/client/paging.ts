import type { IDataObject } from 'n8n-workflow';
import { readAllPages } from '../../shared/http/paginate';
import { asText } from '../../shared/util/text';
import { countIn, listIn, unreadable } from './answers';
import type { HdHiveClient } from './client';
import { PAGE_SIZE } from './policy';

interface PagedList {
	path: string;
	/** For the error: "your shares". */
	what: string;
	/** The field that tells entries apart. */
	key: string;
	/** All of them when absent. */
	limit?: number;
}

/** Reads a list with `page` and `page_size`, up to the limit, or whole and proved by its own count. */
export async function readPages(client: HdHiveClient, { path, what, key, limit }: PagedList): Promise<IDataObject[]> {
	const size = Math.min(limit ?? PAGE_SIZE, PAGE_SIZE);
	const fetchPage = async (page: number) => {
		const { data, meta } = await client.get(path, { page, page_size: size });
		const items = listIn(data, key);
		const total = countIn(meta.total) ?? undefined;
		if (page === 1 && items.length === 0 && total !== undefined && total > 0) throw unreadable();
		// A server that clamps the page size says so in `meta`, and only that tells how many pages there are.
		const perPage = Number(meta.page_size ?? size) || size;
		return { items, itemCount: total, pageCount: Math.ceil((total ?? items.length) / perPage) };
	};
	if (limit !== undefined && limit <= PAGE_SIZE) return (await fetchPage(1)).items.slice(0, limit);
	const all = await readAllPages({
		service: 'HDHive',
		what,
		fetchPage,
		key: (entry) => asText(entry[key]),
		concurrency: 2,
	});
	return all.slice(0, limit);
}
