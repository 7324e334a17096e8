import type { StoredCredential, WorkflowJson } from '../engine';
import type { Opened } from './services';

/*
 * The strongest that n8n's own nodes can do: three workflows, as their defenders would build them.
 */

const TRAKT = 'traktHeader';
const MOVIE_PILOT = 'moviePilotHeader';

/** "Generic credential type → Header Auth", one for each service. */
export function stockCredentials({ trakt, moviePilot }: Opened): Record<string, StoredCredential> {
	return {
		[TRAKT]: headerAuth(TRAKT, 'Authorization', trakt.headers.authorization ?? ''),
		[MOVIE_PILOT]: headerAuth(MOVIE_PILOT, 'X-API-KEY', moviePilot.apiToken),
	};
}

function headerAuth(id: string, name: string, value: string): StoredCredential {
	return { id, name: id, type: 'httpHeaderAuth', data: { name, value } };
}

/** V1: one title at a time. */
export function loopWorkflow(services: Opened): WorkflowJson {
	const film = "$('Loop Over Items').item.json.movie";
	return workflow(
		[
			watchlist(services, 250),
			node('Loop Over Items', 'splitInBatches', 3, { batchSize: 1, options: {} }),
			lookUp(services, film),
			isSubscribed,
			inLibrary(services, film),
			isInLibrary,
			subscribe(services, film),
		],
		[
			['Trigger', 'Watchlist'],
			['Watchlist', 'Loop Over Items'],
			['Loop Over Items', 'Look Up', 1],
			['Look Up', 'Is Subscribed'],
			['Is Subscribed', 'Loop Over Items', 0],
			...checkedFrom('Is Subscribed', 1),
			['Is in Library', 'Loop Over Items', 0],
			['Subscribe', 'Loop Over Items'],
		],
	);
}

/** V2: no loop, every node works on all items at once, and Trakt's pages are as large as they may be. */
export function allAtOnceWorkflow(services: Opened): WorkflowJson {
	const film = "$('Watchlist').item.json.movie";
	return workflow(
		[watchlist(services, 250), lookUp(services, film), isSubscribed, inLibrary(services, film), isInLibrary, subscribe(services, film)],
		[['Trigger', 'Watchlist'], ['Watchlist', 'Look Up'], ['Look Up', 'Is Subscribed'], ...checkedFrom('Is Subscribed', 1)],
	);
}

/**
 * V3: the subscriptions are listed once, and only what is new is added.
 *
 * @param library look into the media library before
 */
export function mergeWorkflow(services: Opened, library: boolean): WorkflowJson {
	const { url, apiToken } = services.moviePilot;
	const film = "$('Only New').item.json.movie";
	return workflow(
		[
			watchlist(services, 250),
			// This route takes the token in the address only.
			request('Subscriptions', MOVIE_PILOT, {
				url: `${url}/api/v1/subscribe/list`,
				...query({ token: apiToken }),
			}),
			node('Only New', 'merge', 3.2, {
				mode: 'combine',
				combineBy: 'combineByFields',
				advanced: true,
				mergeByFields: { values: [{ field1: 'movie.ids.tmdb', field2: 'tmdbid' }] },
				joinMode: 'keepNonMatches',
				outputDataFrom: 'input1',
				options: {},
			}),
			...(library ? [inLibrary(services, film), isInLibrary] : []),
			subscribe(services, film),
		],
		[
			['Trigger', 'Watchlist'],
			['Trigger', 'Subscriptions'],
			['Watchlist', 'Only New'],
			['Subscriptions', 'Only New', 0, 1],
			...(library ? checkedFrom('Only New') : [['Only New', 'Subscribe'] satisfies Connection]),
		],
	);
}

/** Only what the library lacks is subscribed to. */
const checkedFrom = (name: string, output = 0): Connection[] => [
	[name, 'In Library', output],
	['In Library', 'Is in Library'],
	['Is in Library', 'Subscribe', 1],
];

const inLibrary = ({ moviePilot }: Opened, film: string): object =>
	request('In Library', MOVIE_PILOT, { url: `=${moviePilot.url}/api/v3/movie/lookup?term=tmdb:{{ ${film}.ids.tmdb }}` });

function watchlist({ trakt }: Opened, pageSize: number): object {
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
		paginationCompleteWhen: 'other',
		completeExpression: '={{ $pageCount >= Number($response.headers["x-pagination-page-count"]) }}',
	};
	return request('Watchlist', TRAKT, {
		url: `${trakt.url}/sync/watchlist`,
		...query({ limit: String(pageSize) }),
		sendHeaders: true,
		headerParameters: {
			parameters: [
				{ name: 'trakt-api-version', value: '2' },
				{ name: 'trakt-api-key', value: trakt.headers['trakt-api-key'] },
			],
		},
		options: { pagination: { pagination } },
	});
}

const lookUp = ({ moviePilot }: Opened, film: string): object =>
	request('Look Up', MOVIE_PILOT, {
		url: `=${moviePilot.url}/api/v1/subscribe/media/tmdb:{{ ${film}.ids.tmdb }}`,
	});

const isSubscribed = node('Is Subscribed', 'if', 2.3, {
	conditions: {
		combinator: 'and',
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 3 },
		conditions: [
			{
				id: 'exists',
				leftValue: '={{ $json.id }}',
				rightValue: '',
				operator: { type: 'number', operation: 'exists', singleValue: true },
			},
		],
	},
	options: {},
});

const isInLibrary = node('Is in Library', 'if', 2.3, {
	conditions: {
		combinator: 'and',
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 3 },
		conditions: [
			{
				id: 'file',
				leftValue: '={{ $json.hasFile }}',
				rightValue: '',
				operator: { type: 'boolean', operation: 'true', singleValue: true },
			},
		],
	},
	options: {},
});

const subscribe = ({ moviePilot }: Opened, film: string): object =>
	request('Subscribe', MOVIE_PILOT, {
		method: 'POST',
		url: `${moviePilot.url}/api/v1/subscribe/`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={{ { name: ${film}.title, year: String(${film}.year), type: '电影', tmdbid: ${film}.ids.tmdb } }}`,
	});

function request(name: string, credential: string, parameters: object): object {
	return {
		...node(name, 'httpRequest', 4.5, {
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			options: {},
			...parameters,
		}),
		credentials: { httpHeaderAuth: { id: credential, name: credential } },
	};
}

const query = (values: Record<string, string>): object => ({
	sendQuery: true,
	queryParameters: { parameters: Object.entries(values).map(([name, value]) => ({ name, value })) },
});

function node(name: string, type: string, typeVersion: number, parameters: object): object {
	return {
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position: [0, 0],
		parameters,
	};
}

/** From, to, output of the one, input of the other. */
type Connection = [string, string, number?, number?];

function workflow(nodes: object[], connections: Connection[]): WorkflowJson {
	const wired: Record<string, { main: object[][] }> = {};
	for (const [from, to, output = 0, index = 0] of connections) {
		const { main } = (wired[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: to, type: 'main', index });
	}
	const trigger = node('Trigger', 'manualTrigger', 1, {});
	return {
		id: 'stock',
		name: 'Stock',
		nodes: [trigger, ...nodes],
		connections: wired,
		settings: { executionOrder: 'v1' },
	};
}
