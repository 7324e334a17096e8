import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { ServiceClient } from '../../shared/http/request';
import { toNodeError } from '../../shared/node/nodeErrors';
import { connectTrakt } from './client';
import { readTraktUpTo } from './paging';
import { keyOf } from '../makers/reads';

interface List {
	name?: string | null;
	ids?: { trakt?: number; slug?: string } | null;
	user?: { username?: string | null; ids?: { slug?: string | null } | null } | null;
}

/** More lists than this are found by typing a part of their name. */
const MOST = 250;

/** The drop-down of the List field: one's own lists, those of others that one works on, liked ones, then what a search finds. */
export async function searchLists(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const found = await lists(this, filter?.trim() ?? '');
	if (found instanceof Error) throw toNodeError(this.getNode(), found);
	return { results: found };
}

async function lists(context: ILoadOptionsFunctions, filter: string): Promise<Array<{ name: string; value: string }> | Error> {
	try {
		const client = await connectTrakt(context);
		const [own, shared, liked, anybodys] = await Promise.all([
			read<List>(client, '/users/me/lists'),
			read<List>(client, '/users/me/lists/collaborations'),
			read<{ list?: List }>(client, '/users/me/likes/lists'),
			filter === '' ? [] : search(client, filter),
		]);
		const wanted = (list: List) => (list.name ?? '').toLowerCase().includes(filter.toLowerCase());
		const all = [
			...own.filter(wanted).map((list) => option(list, 'me')),
			...shared.filter(wanted).map((list) => option(list)),
			...liked.flatMap(({ list }) => (list && wanted(list) ? [option(list)] : [])),
			...anybodys.map((list) => option(list)),
		];
		const unique = new Map(all.flatMap((one) => (one === undefined ? [] : [[one.value, one]])));
		return [...unique.values()];
	} catch (error) {
		return error as Error;
	}
}

async function read<T>(client: ServiceClient, path: string): Promise<T[]> {
	return await readTraktUpTo<T>(client, { path, key: keyOf }, MOST);
}

async function search(client: ServiceClient, query: string): Promise<List[]> {
	const found = (await client.get('/search/list', { query, limit: 20, page: 1 })) as Array<{ list?: List }> | undefined;
	return (found ?? []).flatMap(({ list }) => (list ? [list] : []));
}

function option(list: List, owner?: string): { name: string; value: string } | undefined {
	const user = owner ?? list.user?.ids?.slug ?? list.user?.username;
	const slug = list.ids?.slug ?? list.ids?.trakt;
	if (!user || slug === undefined) return undefined;
	const by = owner === undefined ? ` (by ${user})` : '';
	return { name: `${list.name ?? slug}${by}`, value: `${user}/${slug}` };
}
