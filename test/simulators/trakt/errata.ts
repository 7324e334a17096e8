import type { ContractOptions, Json, Repair } from '../../contract/openapi';

/** The vendor's contract, in the folder that `contractPath` knows. */
export const TRAKT_CONTRACT = 'trakt-openapi.json.gz';

const includes = (list: unknown, value: unknown) => Array.isArray(list) && list.includes(value);

const repairs: Repair[] = [
	{
		reason: 'unions are written as oneOf, but their branches overlap: a show with ids fits two of them and so none',
		apply(schema) {
			if (!Array.isArray(schema.oneOf)) return;
			schema.anyOf = schema.oneOf;
			delete schema.oneOf;
		},
	},
	{
		reason: 'a nullable enum or float lost its own type and kept only null (rating, status, certification)',
		apply(schema) {
			if (!Array.isArray(schema.type) || schema.type.length !== 1 || schema.type[0] !== 'null') return;
			if (schema.format === 'float') schema.type = ['number', 'null'];
			else delete schema.type;
		},
	},
	{
		reason: 'a nullable enum does not list null, which would refuse every null',
		apply(schema) {
			if (includes(schema.type, 'null') && Array.isArray(schema.enum) && !schema.enum.includes(null)) {
				schema.enum.push(null);
			}
		},
	},
	{
		reason: "a season's TMDB number is a string in one branch of the union and an integer everywhere else",
		apply(schema) {
			const tmdb = (schema.properties as Json | undefined)?.tmdb as Json | undefined;
			if (includes(schema.required, 'tmdb') && includes(tmdb?.type, 'string') && tmdb !== undefined) {
				tmdb.type = ['integer'];
			}
		},
	},
];

/** How the contract has to be read: its known mistakes, each with the reason. */
export const TRAKT_CONTRACT_OPTIONS: ContractOptions = { repairs };

/** A live path that the contract does not have, and the one there that describes it. */
export interface Alias {
	/** Matches "METHOD /path". */
	match: RegExp;
	path: string;
	reason: string;
}

const LONGEST = 'the contract has only the longest form of this path; the shorter ones are live';

export const ALIASES: Alias[] = [
	{
		match: /^GET \/sync\/watchlist(\/\w+){0,2}$/,
		path: '/sync/watchlist/all/rank/asc',
		reason: LONGEST,
	},
	{
		match: /^GET \/users\/[^/]+\/lists\/[^/]+\/items(\/[^/]+\/\w+)?$/,
		path: '/users/me/lists/any/items/all/rank/asc',
		reason: LONGEST,
	},
	{
		match: /^GET \/lists\/[^/]+\/items(\/[^/]+\/\w+)?$/,
		path: '/lists/1/items/all/rank/asc',
		reason: LONGEST,
	},
	{
		match: /^GET \/users\/[^/]+\/watchlist(\/\w+)?$/,
		path: '/users/me/watchlist/all/rank/asc',
		reason: LONGEST,
	},
	{
		match: /^GET \/users\/likes\/lists$/,
		path: '/users/me/likes/lists',
		reason: 'the contract has only /users/:id/likes/:type; without an id it is the own account',
	},
];

/** Where the service answers otherwise than its contract says. */
export interface Erratum {
	/** Matches "METHOD /path status". */
	match: RegExp;
	reason: string;
	/** The status under which the contract describes this body. */
	status?: number;
	/** Turns the body of the service into the one that the contract describes. */
	body?: (body: unknown) => unknown;
	/** The contract has no entry for this answer at all. */
	undescribed?: true;
}

export const ERRATA: Erratum[] = [
	{
		match: /^GET \/users\/[^/]+\/lists\/[^/]+\/items 200$/,
		reason: 'the contract leaves out people, which a list may hold',
		body: (body) => (body as Json[]).filter((entry) => entry.type !== 'person'),
	},
	{
		match: /^POST \/sync\/history 201$/,
		reason: 'the contract says 200; the published example and the vendor’s own mock say 201',
		status: 200,
	},
	{
		match: /^GET \/search\/\w+\/[^/]+ 200$/,
		reason: 'the contract says that score is a number; it is null when an id is looked up',
		body: (body) =>
			(body as Json[]).map((result) => ({
				...result,
				score: result.score === null ? 0 : result.score,
			})),
	},
	{
		match: /^POST \/oauth\/token 401$/,
		reason: 'the contract knows only 400; a refused code is a 401 with the same body',
		status: 400,
	},
	{
		match: /^GET \/oauth\/authorize (302|400)$/,
		reason: 'the contract has only a 200; a decision is a redirect, a wrong request a page',
		undescribed: true,
	},
	{
		match: /^POST \/oauth\/device\/token (404|409|410|418|429)$/,
		reason: 'these statuses are in the text of the operation, not among its responses',
		undescribed: true,
	},
	{
		match: /^(?!POST \/users\/\S+\/items 420)(GET|POST) \S+ (401|403|404|405|412|420|423|426|429)$/,
		reason: 'the statuses that every operation can answer with are in the guides, not in the contract',
		undescribed: true,
	},
];

/** The path under which the contract describes a route. */
export function describedPath(method: string, path: string): string {
	return ALIASES.find((alias) => alias.match.test(`${method} ${path}`))?.path ?? path;
}

/** The erratum that concerns an answer, if there is one. */
export function erratumFor(method: string, path: string, status: number): Erratum | undefined {
	return ERRATA.find((erratum) => erratum.match.test(`${method} ${path} ${status}`));
}
