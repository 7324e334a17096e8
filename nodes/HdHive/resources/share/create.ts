import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import { writtenIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { readResource } from '../../client/resource';
import { linkField, shareBody, shareCreateFields, mediaLinkFields } from './shareFields';

export const createShare = defineOperation<HdHiveApi>()({
	resource: 'share',
	operation: 'create',
	name: 'Create',
	action: 'Create a share',
	description: 'Share a link with the members of HDHive, free or for points',
	properties: [linkField, ...mediaLinkFields, shareCreateFields],
	async execute({ client }, item) {
		const fields = item.collection('fields');
		const linkTo = item.string('linkTo');
		const id = item.string('mediaId');
		if (linkTo !== 'tmdb' && !/^\d+$/.test(id)) {
			throw new InputError('ID', 'is not a number', 'Give HDHive’s own number of the film, show or collection.');
		}
		const media = linkTo === 'tmdb' ? { tmdb_id: id, media_type: item.string('mediaType') } : { [linkTo]: Number(id) };
		const body = { url: item.string('url'), ...media, ...shareBody(fields) };
		// A lost answer is not asked for again here: HDHive refuses a link that is shared already, which reads like a failure.
		const { data } = await client.call({ method: 'POST', path: `${OPEN}/shares`, body });
		return { ...readResource(writtenIn(data)) };
	},
});
