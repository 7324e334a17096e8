import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { resourceLocator } from '../node/fields';
import { toNodeError } from '../node/nodeErrors';
import { asText } from '../util/text';

/** What a title field says that is a pick from a search, an address or an ID. */
interface Locator<Name extends string> {
	displayName: string;
	name: Name;
	description: string;
	/** The node's `methods.listSearch` that finds titles. */
	method: string;
	placeholder: string;
	url: string;
}

/** A field that finds a title: From List (search as you type), By URL, By ID. Text that an older workflow stored stays what it is. */
export const titleLocator = <Name extends string>({ displayName, name, description, method, placeholder, url }: Locator<Name>) =>
	resourceLocator(displayName, name, description, {
		required: true,
		default: { mode: 'id', value: '' },
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: method, searchable: true } },
			{ displayName: 'By URL', name: 'url', type: 'string', placeholder: url },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	});

/** What such a field holds: the locator's value, or what an expression or an older workflow has in its place. */
export const located = (value: unknown): unknown =>
	typeof value === 'object' && value !== null && (value as { __rl?: unknown }).__rl === true ? (value as { value?: unknown }).value : value;

/** A title that a service's search has found. */
export interface FoundTitle {
	type: 'movie' | 'show';
	title: unknown;
	year?: unknown;
	tmdb?: unknown;
	tvdb?: unknown;
}

type ListSearch = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

const MOST = 50;

/** The drop-down of such a field. Nothing is asked for while nothing was typed. */
export const titleSearch = (find: (context: ILoadOptionsFunctions, query: string) => Promise<FoundTitle[]>): ListSearch =>
	async function (filter) {
		const query = filter?.trim() ?? '';
		const found = query === '' ? [] : await attempt(find(this, query.slice(0, 200)));
		if (found instanceof Error) throw toNodeError(this.getNode(), found);
		return { results: found.slice(0, MOST).flatMap((title) => option(title) ?? []) };
	};

const attempt = async (work: Promise<FoundTitle[]>): Promise<FoundTitle[] | Error> => await work.catch((error: unknown) => error as Error);

/** The value is read back with its type, so that no film becomes the show of the same number. */
function option({ type, title, year, tmdb, tvdb }: FoundTitle): INodeListSearchItems | undefined {
	const name = asText(title).trim();
	const [id] = [
		{ number: asText(tmdb), key: '' },
		{ number: asText(tvdb), key: 'tvdb=' },
	].filter(({ number }) => /^[1-9]\d*$/.test(number));
	if (name === '' || id === undefined) return undefined;
	const since = /^\d{4}/.exec(asText(year))?.[0];
	return {
		name: since === undefined ? name : `${name} (${since})`,
		value: `${type}:${id.key}${id.number}`,
		description: [type === 'movie' ? 'Film' : 'Show', since, id.number].filter((part) => part !== undefined).join(' · '),
	};
}
