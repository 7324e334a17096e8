import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { MediaIds } from '../../shared/media/identity';
import { path } from '../../shared/http/url';
import { chosenInForm } from '../../shared/node/formValues';
import { toNodeError } from '../../shared/node/nodeErrors';
import { connectTrakt } from './client';

/** Entries of one page of the drop-down. */
const PAGE = 25;

type Kind = 'movie' | 'show' | 'person';

interface Title {
	title?: string | null;
	name?: string | null;
	year?: number | null;
	ids?: MediaIds | null;
}

/** The drop-down of the Title field: what is trending, then what a search finds. A show stands for its seasons and episodes. */
export async function searchTitles(this: ILoadOptionsFunctions, filter?: string, token?: string): Promise<INodeListSearchResult> {
	const found = await titles(this, filter?.trim() ?? '', Number(token ?? 1) || 1);
	if (found instanceof Error) throw toNodeError(this.getNode(), found);
	return found;
}

async function titles(context: ILoadOptionsFunctions, query: string, page: number): Promise<INodeListSearchResult | Error> {
	const kind = kindOf(context);
	if (query === '' && kind === 'person') return { results: [] };
	try {
		const client = await connectTrakt(context);
		const where = query === '' ? path`/${kind}s/trending` : path`/search/${kind}`;
		const asked = query === '' ? {} : { query };
		const answer = ((await client.get(where, { ...asked, page, limit: PAGE })) ?? []) as Array<Partial<Record<Kind, Title | null>>>;
		const results = answer.flatMap((entry) => option(kind, entry[kind]) ?? []);
		return { results, ...(answer.length < PAGE ? {} : { paginationToken: String(page + 1) }) };
	} catch (error) {
		return error as Error;
	}
}

/** What Type says, or the resource where an operation takes one type only. */
function kindOf(context: ILoadOptionsFunctions): Kind {
	const parameter = (name: string) => chosenInForm(context, name);
	const given = [parameter('mediaType'), parameter('resource') === 'history' ? parameter('type') : '', parameter('resource')];
	const word = given.find((one) => one !== '' && one in KINDS);
	return word === undefined ? 'movie' : (KINDS[word] as Kind);
}

const KINDS: Record<string, Kind> = {
	movie: 'movie',
	show: 'show',
	season: 'show',
	episode: 'show',
	person: 'person',
	progress: 'show',
};

const PAGES: Record<Kind, string> = { movie: 'movies', show: 'shows', person: 'people' };

const WORDS: Record<Kind, string> = { movie: 'Film', show: 'Show', person: 'Person' };

function option(kind: Kind, title: Title | null | undefined): INodeListSearchItems | undefined {
	const { trakt, slug } = title?.ids ?? {};
	const name = title?.title ?? title?.name;
	if (trakt === undefined || !name) return undefined;
	const year = title?.year == null ? '' : ` (${title.year})`;
	return {
		name: `${name}${year}`,
		// Read back by the title reader, with its type.
		value: `${kind}:trakt=${trakt}`,
		description: [WORDS[kind], title?.year ?? undefined, slug].filter((part) => part !== undefined).join(' · '),
		...(slug === undefined ? {} : { url: `https://app.trakt.tv/${PAGES[kind]}/${slug}` }),
	};
}
