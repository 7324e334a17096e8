import { InputError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { listOf, part } from '../card';
import type { View } from '../views';
import { titleKey } from './title';

/** The episodes of one season, as TMDB names them. Whether they are watched stands in the detail view. */
export const season: View = {
	isPersonal: false,
	freshMs: 3_600_000,
	parameters(query) {
		const key = titleKey(query.title);
		const number = asText(query.season);
		if (!/^show:\d+$/.test(key) || !/^\d{1,4}$/.test(number)) {
			throw new InputError('Season', 'is not a season of a show', 'Give title=show:1396 and season=1.');
		}
		return `${key}/${number}`;
	},
	async load({ upstream, language }, parameters) {
		const [key = '', number = ''] = parameters.split('/');
		const client = await upstream.tmdb();
		const body = part(await client.get(path`/3/tv/${key.slice('show:'.length)}/season/${number}`, { language }));
		return {
			episodes: listOf(body.episodes).map((episode) => ({
				episode: Number(episode.episode_number),
				title: asText(episode.name),
				airDate: asText(episode.air_date),
				runtime: Number(episode.runtime ?? 0) || undefined,
			})),
		};
	},
};
