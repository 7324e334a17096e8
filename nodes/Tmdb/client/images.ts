import { ServiceError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { withoutEnding } from '../../shared/util/withoutEnding';
import type { TmdbClient } from './client';

const IMAGE_KINDS = ['poster', 'backdrop', 'logo', 'profile', 'still'] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];

/** Where TMDB's images are while its configuration cannot be read (docs "Image Basics"). */
const USUAL_BASE = 'https://image.tmdb.org/t/p/';

/** The images part of TMDB's configuration (reference "configuration-details"). */
export interface ImageSettings {
	base: string;
	/** Per kind, the smallest first; `original` is the last. */
	sizes: Partial<Record<ImageKind, string[]>>;
}

/** Builds image addresses; the configuration is read once per execution, and comes from the cache mostly. */
export class Images {
	private settings?: Promise<ImageSettings>;

	constructor(private readonly client: TmdbClient) {}

	/** @throws ServiceError */
	async read(): Promise<ImageSettings> {
		const body = (await this.client.get('/3/configuration')) as { images?: Record<string, unknown> } | undefined;
		const images = body?.images ?? {};
		const sizes = Object.fromEntries(IMAGE_KINDS.map((kind) => [kind, list(images[`${kind}_sizes`])]));
		return { base: asText(images.secure_base_url) || USUAL_BASE, sizes };
	}

	/** The same, and the usual address where TMDB does not tell: pictures are no reason to fail. */
	async usual(): Promise<ImageSettings> {
		this.settings ??= this.read().catch((error: unknown) => {
			if (error instanceof ServiceError) return { base: USUAL_BASE, sizes: {} };
			throw error;
		});
		return await this.settings;
	}
}

/** @param path as TMDB sends it, such as `/kqjL17yufvn9OVLyXYpvtyrFfak.jpg`; '' without one */
export function imageUrl(settings: ImageSettings, path: unknown, size: string): string | undefined {
	const file = asText(path).trim();
	return file === '' ? undefined : `${withoutEnding(settings.base, '/')}/${size}/${encodeURIComponent(file.replace(/^\/+/, ''))}`;
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(asText).filter((size) => size !== '') : []);
