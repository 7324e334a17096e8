import type { CollectionField } from '../../shared/node/field';
import { InputError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import type { Offers } from '../lookUp/offers';
import { asText } from '../../shared/util/text';
import { skipping, skipStreaming, skipWatched } from '../sources/skips';
import type { Source } from '../sources/source';
import type { Connections } from '../sync/connections';
import { boolean, multiOptions, string } from '../../shared/node/fields';

/** n8n shows a credential by the fields of the node, never by its options: so the services are named once more. */
export const optionServicesField = multiOptions(
	'Services of Options',
	'optionServices',
	[
		{ name: 'TMDB', value: 'tmdb', description: 'For Skip If Streaming' },
		{ name: 'Trakt', value: 'trakt', description: 'For Skip Watched and Take Watched Off the List' },
	],
	'Services that the options below ask, where they are neither source nor target of the sync: choose their credentials above',
);

/** What need not be fetched: options of every sync into a target. */
export const skipOptions = [
	boolean(
		'Skip Watched',
		'skipWatched',
		'Whether to leave out films that you have watched, and shows whose every aired episode you have, by your Trakt history',
	),
	boolean(
		'Skip If Streaming',
		'skipStreaming',
		'Whether new titles wait while they can be streamed, by TMDB’s watch providers (JustWatch). They are looked at again until they leave; one request per title, remembered for 20 hours.',
	),
	string('Streaming Country', 'streamingCountry', 'For Skip If Streaming: the two letters of the country that you watch in', {
		placeholder: 'e.g. DE',
	}),
	string(
		'Streaming Services',
		'streamingServices',
		'For Skip If Streaming: names of your services as TMDB shows them, separated by commas; any service when empty',
		{ placeholder: 'e.g. Netflix, Disney Plus' },
	),
	boolean(
		'Take Watched Off the List',
		'takeWatchedOff',
		'Whether what you have watched, by your Trakt history, leaves the list it came from and is not added: films, and shows whose every aired episode you have seen. Works on lists of your own, never after a list could not be read to its end, and never for more than Max Removal Percent at once.',
	),
];

/** The source without what these fields leave out. @throws InputError for a country that is none */
export async function withSkips(
	item: ItemInput<CollectionField<'options', (typeof skipOptions)[number]>>,
	{ trakt, tmdb }: Connections,
	offers: () => Offers,
	source: Source,
): Promise<Source> {
	const { skipWatched: skips, takeWatchedOff, skipStreaming: streams, streamingCountry, streamingServices } = item.collection('options');
	const takes = takeWatchedOff === true;
	const watched = skips === true || takes ? await account(trakt, takes ? 'Take Watched Off the List' : 'Skip Watched', 'Trakt') : undefined;
	const streaming = streams === true ? await account(tmdb, 'Skip If Streaming', 'TMDB') : undefined;
	return skipping(source, {
		...(watched === undefined ? {} : { watched: skipWatched(watched) }),
		...(streaming === undefined
			? {}
			: { streaming: skipStreaming(streaming, countryOf(streamingCountry), asText(streamingServices).split(','), offers()) }),
		takesWatchedOff: takes,
	});
}

function countryOf(value: unknown): string {
	const country = asText(value).trim();
	if (/^[a-z]{2}$/i.test(country)) return country;
	throw new InputError('Streaming Country', `is "${country.slice(0, 30)}"`, 'Give the two letters of the country, for example DE or US.');
}

/** Where the credential is not in the form, the sentence says how it gets there. */
async function account<Client>(connect: () => Promise<Client>, option: string, service: string): Promise<Client> {
	const client = await connect().catch((error: Error) => error);
	if (!(client instanceof Error)) return client;
	if (!/credentials? (?:was )?not found|does not have any credentials/i.test(client.message)) throw client;
	throw new InputError(
		option,
		`asks ${service}, which has no part in this sync`,
		`Choose ${service} in Services of Options, and its credential at the top.`,
	);
}
