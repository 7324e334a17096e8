/** Where what the node sends, or what Trakt answers to it, differs from the vendor's contract: each with its reason. */
export interface NodeErratum {
	/** Matches "METHOD /path". */
	match: RegExp;
	reason: string;
	/** A line of the request check that is tolerated. */
	problem?: RegExp;
	/** A line of the response check that is tolerated. */
	fault?: RegExp;
	/** The status of the service, and the one under which the contract describes the same answer. */
	status?: [number, number];
	/** The contract describes an empty body, so that nothing can be wrong with one. */
	empty?: true;
	/** Turns the body of the service into the one that the contract describes. */
	body?: (body: unknown) => unknown;
}

export const NODE_ERRATA: NodeErratum[] = [
	{
		match: /^GET \/shows\/[^/]+\/progress\/\w+$/,
		reason: 'a nullable date of the contract lost its own type, and only null is left',
		fault: /reset_at: must be equal to one of the allowed values/,
	},
	{
		match: /^POST \/shows\/[^/]+\/progress\/watched\/reset$/,
		reason: 'the contract describes any body; the published example has reset_at',
		empty: true,
	},
	{
		match: /^GET \/sync\/(watched\/\w+|collection\/shows)$/,
		reason: 'paginated since June and July 2026; the contract still has neither page nor limit',
		problem: /^query: (page|limit) is not in the contract$/,
	},
	{
		match: /^PUT \/users\/[^/]+\/lists\/[^/]+$/,
		reason: 'the contract has an array of lists; the published example is the one list',
		body: (body) => [body].flat(),
	},
	{
		match: /^POST \/(checkin|users\/hidden\/\w+)$/,
		reason: 'the contract says 200; the published examples say 201',
		status: [201, 200],
	},
	{
		match: /^POST \/checkin$/,
		reason: 'the contract describes no body for the answer of a check-in',
		fault: /./,
	},
	{
		match: /^GET \/shows\/[^/]+\/certifications$/,
		reason: 'the contract has one word; the published example is an array of certification and country',
		fault: /./,
	},
	{
		match: /^GET \/search\/[\w,]+$/,
		reason: 'the contract has whole numbers as score; a text search ranks by fractions',
		fault: /score: must match format/,
	},
	{
		match: /^GET \/search\/[\w,]+$/,
		reason: 'the live search takes the fields to look in (published documentation)',
		problem: /^query: fields is not in the contract$/,
	},
	{
		match: /^GET \/users\/hidden\/(progress_watched|dropped)$/,
		reason: 'these two have a narrower entry of their own; the general one has no such rule',
		problem: /^query: type /,
	},
];

const LONGEST = 'the contract has only the longest form of this path; the shorter ones are live';

/** A live path that the contract does not have, and the one there that describes it. */
export const NODE_ALIASES: Array<{ match: RegExp; path: string; reason: string }> = [
	{ match: /^GET \/sync\/ratings(\/\w+)?$/, path: '/sync/ratings/all/10', reason: LONGEST },
	{ match: /^GET \/sync\/favorites(\/\w+){0,2}$/, path: '/sync/favorites/all/rank/asc', reason: LONGEST },
	{ match: /^GET \/sync\/playback$/, path: '/sync/playback/episodes', reason: LONGEST },
	{
		match: /^GET \/users\/[^/]+\/lists\/[^/]+\/items\/(season|episode|person)$/,
		path: '/users/me/lists/any/items/all/rank/asc',
		reason: LONGEST,
	},
	{
		match: /^GET \/search\/[\w]+,[\w,]+$/,
		path: '/search/movie',
		reason: 'the contract has one type; the live search takes several, separated by commas',
	},
];
