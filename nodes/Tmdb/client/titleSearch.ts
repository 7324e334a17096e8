import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { titleSearch, type FoundTitle } from '../../shared/media/titleLocator';
import { foundIn, searchPath } from '../../shared/media/tmdbSearch';
import { chosenInForm } from '../../shared/node/formValues';
import { connectTmdb } from './client';

/** The drop-down of the Title field: films and shows by words of their title; of one type where the form says which. */
export const searchTitles = titleSearch(async (context, query): Promise<FoundTitle[]> => {
	const kind = kindOf(context);
	const client = await connectTmdb(context);
	return foundIn(await client.get(searchPath(kind), { query }), kind);
});

function kindOf(context: ILoadOptionsFunctions): 'movie' | 'tv' | undefined {
	const types: Record<string, 'movie' | 'tv'> = { movie: 'movie', tv: 'tv', show: 'tv', season: 'tv', episode: 'tv' };
	const [type, resource] = ['type', 'resource'].map((name) => chosenInForm(context, name));
	return types[resource ?? ''] ?? (type === 'tv' ? 'tv' : undefined);
}
