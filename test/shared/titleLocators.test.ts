import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties, INodeType } from 'n8n-workflow';
import { MoviePilot } from '../../nodes/MoviePilot/MoviePilot.node';
import { Radarr } from '../../nodes/Radarr/Radarr.node';
import { Seerr } from '../../nodes/Seerr/Seerr.node';
import { Sonarr } from '../../nodes/Sonarr/Sonarr.node';
import { Tmdb } from '../../nodes/Tmdb/Tmdb.node';
import { Trakt } from '../../nodes/Trakt/Trakt.node';
import { recogniseTitle } from '../../nodes/shared/media/readTitle';
import { startTrakt } from '../simulators/trakt';
import { fillSample } from '../simulators/trakt/sample';
import { startTmdb, fillSample as fillTmdb } from '../simulators/tmdb';

type Search = (this: ILoadOptionsFunctions, filter?: string, token?: string) => Promise<INodeListSearchResult>;

const NODES: Array<[string, new () => INodeType, string]> = [
	['Trakt', Trakt, 'title'],
	['TMDB', Tmdb, 'title'],
	['MoviePilot', MoviePilot, 'tmdbId'],
	['Seerr', Seerr, 'tmdbId'],
	['Radarr', Radarr, 'tmdbId'],
	['Sonarr', Sonarr, 'showId'],
];

describe.each(NODES)('The title field of %s', (_, Node, name) => {
	const node = new Node();
	const fields = node.description.properties.filter((property: INodeProperties) => property.name === name);

	it('finds titles as one types, by address and by ID, and its search is the node’s', () => {
		expect(fields.length).toBeGreaterThan(0);
		for (const { type, modes = [] } of fields) {
			expect(type).toBe('resourceLocator');
			expect(modes.map(({ displayName }) => displayName)).toEqual(['From List', 'By URL', 'By ID']);
			expect(Object.keys(node.methods?.listSearch ?? {})).toContain(modes[0]?.typeOptions?.searchListMethod);
		}
	});
});

/** What n8n gives a drop-down: the form's values, the credential, and plain requests. */
function dropDown(credential: object, parameters: Record<string, unknown>, headers: Record<string, string>): ILoadOptionsFunctions {
	const context = {
		getNode: () => ({ name: 'node', parameters, credentials: {} }),
		getCredentials: async () => credential,
		getCurrentNodeParameter: (name: string) => parameters[name],
		helpers: {
			async httpRequestWithAuthentication(_: string, { url, qs = {} }: { url: string; qs?: Record<string, string> }) {
				const answer = await fetch(`${url}?${new URLSearchParams(qs).toString()}`, { headers });
				return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.json() };
			},
		},
	};
	return context as unknown as ILoadOptionsFunctions;
}

it('A pick from Trakt’s search has its year beside its name, and is read back with its type', async () => {
	const trakt = await startTrakt({ limits: 'off' });
	fillSample(trakt.state);
	const show = trakt.state.library.show({ title: 'Dune: Prophecy', year: 2024, slug: 'dune-prophecy', trakt: 4_242 });
	const search = new Trakt().methods.listSearch.searchTitles as Search;
	const context = (parameters: Record<string, unknown>) =>
		dropDown({ clientId: trakt.app.clientId, apiUrl: trakt.api.url }, parameters, trakt.headers(trakt.signIn()));
	const { results } = await search.call(context({ resource: 'history', mediaType: 'episode' }), 'dune');
	expect(results).toEqual([
		{
			name: 'Dune: Prophecy (2024)',
			value: 'show:trakt=4242',
			description: 'Show · 2024 · dune-prophecy',
			url: 'https://app.trakt.tv/shows/dune-prophecy',
		},
	]);
	expect(recogniseTitle(results[0]!.value)).toMatchObject({ type: 'show', ids: { trakt: show.ids.trakt } });
	const trending = await search.call(context({ resource: 'movie' }), '');
	expect(trending.results).toHaveLength(25);
	expect(trending.paginationToken).toBe('2');
	await trakt.close();
});

it('A pick from TMDB’s search is of the type that the form says, or of either', async () => {
	const tmdb = await startTmdb();
	fillTmdb(tmdb.state);
	const [film] = [...tmdb.state.films.values()];
	const search = new Tmdb().methods.listSearch.searchTitles as Search;
	const headers = { authorization: `Bearer ${tmdb.readAccessToken}` };
	const context = (parameters: Record<string, unknown>) =>
		dropDown({ accessToken: tmdb.readAccessToken, apiUrl: tmdb.url }, parameters, headers);
	const found = await search.call(context({ resource: 'watchlist', type: 'movie' }), film!.title);
	expect(found.results.map(({ value }) => value)).toContain(`movie:${film!.tmdb}`);
	expect(recogniseTitle(`movie:${film!.tmdb}`)).toMatchObject({ type: 'movie', ids: { tmdb: film!.tmdb } });
	expect((await search.call(context({}), '')).results).toEqual([]);
	await tmdb.close();
});
