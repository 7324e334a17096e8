import type { IDataObject } from 'n8n-workflow';
import type { MediaType } from '../../../shared/media/identity';
import { titleItem } from '../../../shared/media/titleItem';
import { defineOperation } from '../../../shared/node/operation';
import { asObject, type MoviePilotApi } from '../../client/api';
import { simplifyField, string } from '../../../shared/node/fields';
import { simpleMedia } from '../../client/records';

export const recognizeMedia = defineOperation<MoviePilotApi>()({
	resource: 'media',
	operation: 'recognize',
	name: 'Recognize',
	action: 'Recognize a release name',
	description: 'Tell which film, season or episode the name of a release or file stands for',
	properties: [
		string('Name', 'title', 'The name of a release, torrent or file', {
			required: true,
			placeholder: 'e.g. The.Wire.S02E05.1080p.BluRay.x264',
		}),
		string('Subtitle', 'subtitle', 'The second line that many sites show below the name', { placeholder: 'e.g. 火线 第二季 第5集' }),
		simplifyField,
	],
	async execute(api, item) {
		const query = { title: item.string('title'), subtitle: item.string('subtitle') || undefined };
		const context = asObject(await api.get('/api/v1/media/recognize', query));
		if (!item.boolean('simplify')) return context;
		const [media, meta] = [asObject(context.media_info), asObject(context.meta_info)];
		if (media.title == null) return { recognized: false, name: query.title };
		const { type, ids, ...more } = simpleMedia(media);
		const { begin_season: season = null, begin_episode: episode = null } = meta;
		const narrowed = type !== 'show' ? type : episode !== null ? 'episode' : season !== null ? 'season' : 'show';
		const facts = { title: more.title, year: more.year, type: narrowed as MediaType, ids: ids as IDataObject, season, episode };
		return {
			...titleItem(facts, more),
			recognized: true,
			season,
			episode,
			resolution: meta.resource_pix ?? null,
		};
	},
});
