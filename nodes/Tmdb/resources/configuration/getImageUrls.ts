import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { string, options } from '../../../shared/node/fields';
import { imageUrl, type ImageKind } from '../../client/images';

const KINDS = { Poster: 'poster', Backdrop: 'backdrop', Logo: 'logo', Profile: 'profile', Still: 'still' };

export const getImageUrls = defineOperation<TmdbApi>()({
	resource: 'configuration',
	operation: 'getImageUrls',
	name: 'Get Image URLs',
	action: 'Get the URLs of an image',
	description: 'Build the addresses of an image in every size from its path, which other operations return unsimplified',
	properties: [
		string('Image Path', 'imagePath', 'The field poster_path, backdrop_path, logo_path, profile_path or still_path', {
			required: true,
			placeholder: 'e.g. /kqjL17yufvn9OVLyXYpvtyrFfak.jpg',
		}),
		options('Kind', 'kind', KINDS, 'Kind of image: each has its own sizes'),
	],
	async execute(api, item) {
		const path = item.string('imagePath');
		if (!/^\/?[\w.-]+$/.test(path)) {
			throw new InputError('Image Path', 'is not a path of TMDB’s', 'Give it as TMDB sends it, such as /kqjL17yufvn9OVLyXYpvtyrFfak.jpg');
		}
		const settings = await api.images.read();
		const sizes = settings.sizes[item.string('kind') as ImageKind] ?? [];
		return { path, urls: Object.fromEntries(sizes.map((size) => [size, imageUrl(settings, path, size) ?? ''])) };
	},
});
