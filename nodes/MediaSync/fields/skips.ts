import type { CollectionField } from '../../shared/node/field';
import { InputError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import { asText } from '../../shared/util/text';
import { skipping, skipStreaming, skipWatched } from '../sources/skips';
import type { Source } from '../sources/source';
import type { Connections } from '../sync/connections';
import { boolean, string } from '../../shared/node/fields';

/** What need not be fetched: options of every sync into a target. */
export const skipOptions = [
	boolean(
		'Skip Watched',
		'skipWatched',
		'Whether to leave out films that you have watched, and shows whose every aired episode you have, by your Trakt history. Trakt has to have a part in the sync.',
	),
	boolean(
		'Skip If Streaming',
		'skipStreaming',
		'Whether titles wait while they can be streamed, by TMDB’s watch providers (JustWatch); they are looked at in each run. One request per title. TMDB has to have a part in the sync.',
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
];

/** The source without what these fields leave out. @throws InputError for a country that is none */
export async function withSkips(
	item: ItemInput<CollectionField<'options', (typeof skipOptions)[number]>>,
	{ trakt, tmdb }: Connections,
	source: Source,
): Promise<Source> {
	const options = item.collection('options');
	const streams = options.skipStreaming === true;
	const skips = options.skipWatched === true ? [skipWatched(await account(trakt, 'Skip Watched', 'Trakt'))] : [];
	if (streams)
		skips.push(
			skipStreaming(
				await account(tmdb, 'Skip If Streaming', 'TMDB'),
				countryOf(options.streamingCountry),
				asText(options.streamingServices).split(','),
			),
		);
	return skipping(source, skips, streams);
}

function countryOf(value: unknown): string {
	const country = asText(value).trim();
	if (/^[a-z]{2}$/i.test(country)) return country;
	throw new InputError('Streaming Country', `is "${country.slice(0, 30)}"`, 'Give the two letters of the country, for example DE or US.');
}

/** An option cannot bring a credential along in n8n: the service has to have a part in the sync already. */
async function account<Client>(connect: () => Promise<Client>, option: string, service: string): Promise<Client> {
	const client = await connect().catch((error: Error) => error);
	if (!(client instanceof Error)) return client;
	if (!/credentials? (?:was )?not found|does not have any credentials/i.test(client.message)) throw client;
	throw new InputError(
		option,
		`asks ${service}, which has no part in this sync`,
		`Choose a source or target at ${service}, or give the titles to Sync Input Items with Look Up With ${service}.`,
	);
}
