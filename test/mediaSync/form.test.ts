import { NodeHelpers, type INodeCredentialDescription, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { MediaSync } from '../../nodes/MediaSync/MediaSync.node';
import { mergeFields } from '../../nodes/MediaSync/fields/mergeFields';
import { targetKinds } from '../../nodes/MediaSync/targets/registry';

const { description, methods } = new MediaSync();

/** The form as n8n shows it for these choices: its fields in order, and its credentials. */
function form(choices: INodeParameters) {
	const node = { typeVersion: 1 };
	const parameters = NodeHelpers.getNodeParameters(description.properties, choices, true, false, node, description) ?? {};
	const isShown = (one: INodeProperties | INodeCredentialDescription) => NodeHelpers.displayParameter(parameters, one, node, description);
	return {
		fields: description.properties.filter((field) => field.type !== 'hidden' && isShown(field)).map(({ name }) => name),
		credentials: (description.credentials ?? []).filter(isShown).map(({ name }) => name),
	};
}

test.each([
	[{ operation: 'watchlist', target: 'moviePilot' }, ['watchFlowTraktOAuth2Api', 'watchFlowMoviePilotApi']],
	[{ operation: 'watchlist', target: 'seerr' }, ['watchFlowTraktOAuth2Api', 'watchFlowSeerrApi']],
	[{ operation: 'lists', target: 'radarr' }, ['watchFlowTraktOAuth2Api', 'watchFlowRadarrApi']],
	[{ operation: 'watchlist', target: 'sonarr', authentication: 'device' }, ['watchFlowTraktDeviceApi', 'watchFlowSonarrApi']],
	[{ operation: 'watchlist', target: 'traktList' }, ['watchFlowTraktOAuth2Api']],
	[{ operation: 'watchlist', target: 'tmdbWatchlist' }, ['watchFlowTraktOAuth2Api', 'watchFlowTmdbApi']],
	[{ operation: 'watchlist', target: 'none' }, ['watchFlowTraktOAuth2Api']],
	[{ operation: 'tmdbWatchlist', target: 'moviePilot' }, ['watchFlowTmdbApi', 'watchFlowMoviePilotApi']],
	[{ operation: 'tmdbFavorites', target: 'traktList', authentication: 'device' }, ['watchFlowTraktDeviceApi', 'watchFlowTmdbApi']],
	[
		{ operation: 'lists', target: 'radarr', otherTargets: ['sonarr', 'tmdbWatchlist'] },
		['watchFlowTraktOAuth2Api', 'watchFlowTmdbApi', 'watchFlowRadarrApi', 'watchFlowSonarrApi'],
	],
	[{ operation: 'watchlist', target: 'radarr', otherTargets: ['sonarr'] }, ['watchFlowTraktOAuth2Api', 'watchFlowRadarrApi']],
	[{ operation: 'twoWay' }, ['watchFlowTraktOAuth2Api', 'watchFlowTmdbApi']],
	[{ resource: 'history', operation: 'getMany' }, []],
])('%j asks for the credentials that it needs and no others', (choices, credentials) => {
	expect(form({ resource: 'sync', ...choices }).credentials).toEqual(credentials);
});

test("the credential's dialog, which lists the choices of every sign-in field, lists each way to sign in once", () => {
	const fields = description.properties.filter(({ name }) => name === 'authentication');
	const choices = fields.flatMap(({ options = [] }) => options.map(({ name }) => name));
	expect(choices).toEqual(['Connect Button (OAuth2)', 'Device Code']);
});

test('a workflow saved before there were choices shows the same fields and credentials as ever', () => {
	expect(form({ resource: 'sync', operation: 'watchlist' })).toEqual({
		fields: ['authentication', 'resource', 'operation', 'target', 'mediaTypes', 'dryRun', 'optionServices', 'options'],
		credentials: ['watchFlowTraktOAuth2Api', 'watchFlowMoviePilotApi'],
	});
});

test("Sync Custom Lists shows the target, then the lists and what single ones have of their own, then the target's fields", () => {
	for (const kind of targetKinds) {
		const { fields } = form({ resource: 'sync', operation: 'lists', target: kind.value });
		const expected = [
			'resource',
			'operation',
			'target',
			'chosenLists',
			'lists',
			'otherTargets',
			'perList',
			...kind.fields.map(({ name }) => name),
			'mediaTypes',
			'dryRun',
			'optionServices',
			'options',
		];
		expect(fields.filter((name) => name !== 'authentication')).toEqual(expected);
	}
});

test('a row of Per-List Settings shows the fields of its own target, and of the target above when it has none', () => {
	const shown = (row: INodeParameters) => {
		const settings = [{ list: 'me/day', ...row }];
		const choices = { resource: 'sync', operation: 'lists', target: 'radarr', perList: { settings } };
		const { perList } = NodeHelpers.getNodeParameters(description.properties, choices, true, false, { typeVersion: 1 }, description) ?? {};
		return Object.keys((perList as { settings: object[] }).settings[0] ?? {});
	};
	expect(shown({})).toEqual(['list', 'target', 'radarrQualityProfile', 'radarrRootFolder', 'radarrTags', 'radarrOptions']);
	expect(shown({ target: 'sonarr' })).toEqual([
		'list',
		'target',
		'sonarrQualityProfile',
		'sonarrRootFolder',
		'sonarrTags',
		'sonarrOptions',
	]);
	expect(shown({ target: 'seerr' })).toContain('seerrIs4k');
});

test('the editor leaves every field in the form', () => {
	// n8n-editor-ui's isAuthRelatedParameter: what the fields behind the credentials name in `show` is taken for a part of the sign-in.
	const behind = (description.credentials ?? []).flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {}));
	const conditions = description.properties
		.filter(({ name }) => behind.includes(name))
		.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {}));
	const names = description.properties.filter(({ type }) => type !== 'hidden').map(({ name }) => name);
	expect(conditions.length).toBeGreaterThan(0);
	expect(names.filter((name) => conditions.includes(name))).toEqual([]);
});

test('every drop-down that is filled by a service has its loader', () => {
	const loaders: unknown[] = [];
	JSON.stringify(description.properties, (key, value: unknown) => {
		if (key === 'searchListMethod') loaders.push(methods.listSearch[value as keyof typeof methods.listSearch]);
		if (key === 'loadOptionsMethod') loaders.push(methods.loadOptions[value as keyof typeof methods.loadOptions]);
		return value;
	});
	expect(loaders.length).toBeGreaterThan(20);
	expect(loaders.filter((loader) => typeof loader !== 'function')).toEqual([]);
});

test('a field of several operations stands once, for all of them; different ones stay apart', () => {
	const field = (name: string, operation: string, more = {}): INodeProperties => ({
		...{ displayName: name, name, type: 'string', default: '', displayOptions: { show: { operation: [operation] } } },
		...more,
	});
	const merged = mergeFields([
		field('a', 'one'),
		field('own', 'two'),
		field('a', 'two'),
		field('b', 'one'),
		field('b', 'two', { default: 'x' }),
	]);
	expect(merged.map(({ name, displayOptions }) => [name, displayOptions?.show?.operation])).toEqual([
		['own', ['two']],
		['a', ['one', 'two']],
		['b', ['one']],
		['b', ['two']],
	]);
});
