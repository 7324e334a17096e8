import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { titleSearch, type FoundTitle } from '../../shared/media/titleLocator';
import { asText } from '../../shared/util/text';
import { connectTmdb } from './client';

/** The drop-down of the Title field: films and shows by words of their title; of one type where the form says which. */
export const searchTitles = titleSearch(async (context, query): Promise<FoundTitle[]> => {
	const kind = kindOf(context);
	const client = await connectTmdb(context);
	const answer = (await client.get(`/3/search/${kind ?? 'multi'}`, { query })) as { results?: IDataObject[] } | undefined;
	return (answer?.results ?? []).flatMap((entry) => {
		const type = kind ?? entry.media_type;
		if (type !== 'movie' && type !== 'tv') return [];
		const year = entry.release_date ?? entry.first_air_date;
		return [{ type: type === 'tv' ? 'show' : 'movie', title: entry.title ?? entry.name, year, tmdb: entry.id } as const];
	});
});

function kindOf(context: ILoadOptionsFunctions): 'movie' | 'tv' | undefined {
	const words: Record<string, 'movie' | 'tv'> = { movie: 'movie', tv: 'tv', show: 'tv', season: 'tv', episode: 'tv' };
	const [type, resource] = ['type', 'resource'].map((name) => asText(context.getCurrentNodeParameter(name)));
	return words[resource ?? ''] ?? (type === 'tv' ? 'tv' : undefined);
}
