import type { IDataObject } from 'n8n-workflow';
import { InputError, ServiceError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { objectsIn, part } from '../card';
import { orRefusal } from '../problem';
import type { View, ViewContext } from '../views';
import { titleKey } from './title';

/** The episodes of one season, as TMDB names them. Whether they are watched stands in `progress`. */
export const season: View = {
	isPersonal: false,
	freshMs: 3_600_000,
	parameters(query) {
		const key = titleKey(query.title);
		const number = asText(query.season);
		if (!/^show:t?\d+$/.test(key) || !/^\d{1,4}$/.test(number)) {
			throw new InputError('Season', 'is not a season of a show', 'Give title=show:1396 and season=1.');
		}
		return `${key}/${number}`;
	},
	async load(context, parameters) {
		const [key = '', number = ''] = parameters.split('/');
		// A show that only Trakt knows: its progress names the episodes that have aired.
		if (key.startsWith('show:t')) return { episodes: [] };
		const read = await orRefusal(readSeason(context, key.slice('show:'.length), number));
		if (!(read instanceof ServiceError)) return { episodes: read };
		if (read.status !== 404) throw read;
		return { episodes: [] };
	},
};

async function readSeason({ upstream, language, fallback }: ViewContext, tmdb: string, number: string) {
	const client = await upstream.tmdb();
	const read = async (spoken: string) =>
		objectsIn(part(await client.get(path`/3/tv/${tmdb}/season/${number}`, { language: spoken })).episodes);
	const episodes = await read(language);
	const lacks = language !== fallback && episodes.some((episode) => asText(episode.name) === '');
	const english = lacks ? await orRefusal(read(fallback)) : [];
	const names = new Map((english instanceof ServiceError ? [] : english).map((one) => [one.episode_number, asText(one.name)]));
	return episodes.map((episode: IDataObject) => ({
		episode: Number(episode.episode_number),
		title: asText(episode.name) || (names.get(episode.episode_number) ?? ''),
		airDate: asText(episode.air_date),
		runtime: Number(episode.runtime ?? 0) || undefined,
	}));
}
