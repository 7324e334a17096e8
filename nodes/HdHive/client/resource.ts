import type { IDataObject } from 'n8n-workflow';
import type { MediaType } from '../../shared/media/identity';
import { titleItem } from '../../shared/media/titleItem';
import { isObject } from '../../shared/util/isObject';
import { readPrice } from './offer';
import { asText } from '../../shared/util/text';

/** A resource as the node gives it out; whatever HDHive leaves open is null or an empty list. */
export interface Resource {
	slug: string;
	title: string | null;
	panType: string;
	/** As the sharer wrote it. */
	size: string | null;
	/** GB, where the text can be read. */
	sizeGb: number | null;
	resolutions: string[];
	sources: string[];
	subtitleLanguages: string[];
	subtitleTypes: string[];
	remark: string | null;
	/** 0 for free, null where it cannot be read. */
	points: number | null;
	unlocked: boolean;
	official: boolean;
	/** "valid", "invalid", or null when nobody has checked. */
	validation: string | null;
	unlockedUsers: number;
	createdAt: string | null;
}

export function readResource(raw: IDataObject): Resource {
	const size = text(raw.share_size);
	return {
		slug: asText(raw.slug),
		title: text(raw.title),
		panType: asText(raw.pan_type),
		size,
		sizeGb: size === null ? null : rounded(sizeInGb(size)),
		resolutions: texts(raw.video_resolution),
		sources: texts(raw.source),
		subtitleLanguages: texts(raw.subtitle_language),
		subtitleTypes: texts(raw.subtitle_type),
		remark: text(raw.remark),
		points: readPrice(raw.unlock_points) ?? null,
		unlocked: raw.is_unlocked === true,
		official: raw.is_official === true,
		validation: text(raw.validate_status),
		unlockedUsers: numberOf(raw.unlocked_users_count),
		createdAt: text(raw.created_at),
	};
}

/** What a resource is of, where HDHive's answer does not say it itself. */
export interface About {
	mediaType: string;
	tmdbId: string;
}

/** A resource as an item that tells of its title; a share says in `media` what it is of. */
export function resourceItem(raw: IDataObject, about?: About, more: IDataObject = {}): IDataObject {
	const resource = readResource(raw);
	return titleItem({ title: resource.title, ...titleOfResource(about ?? aboutOf(raw)) }, { ...resource, ...more });
}

/** A film or a show by its TMDB number; empty for anything else, such as a collection. */
export function titleOfResource({ mediaType, tmdbId }: About): { type?: MediaType; ids?: IDataObject } {
	const types: Record<string, MediaType> = { movie: 'movie', tv: 'show' };
	const type = types[mediaType];
	return type === undefined || !/^\d+$/.test(tmdbId) ? {} : { type, ids: { tmdb: Number(tmdbId) } };
}

function aboutOf({ media }: IDataObject): About {
	const { type, tmdb_id: id } = isObject(media) ? media : {};
	return { mediaType: asText(type), tmdbId: asText(id) };
}

const UNITS: Record<string, number> = { k: 1 / 1024 ** 2, m: 1 / 1024, g: 1, t: 1024 };

/** Sharers type what they like: "58.3 GB", "1.07g", "2T", and "228.75" (GB). */
export function sizeInGb(size: string): number | undefined {
	const found = /(\d+(?:[.,]\d+)?)\s*([kmgt])?/i.exec(size.slice(0, 60));
	if (found === null) return undefined;
	const number = Number((found[1] ?? '').replace(',', '.'));
	return number * (UNITS[(found[2] ?? 'g').toLowerCase()] ?? 1);
}

const rounded = (gb: number | undefined): number | null => (gb === undefined ? null : Math.round(gb * 1000) / 1000);

const text = (value: unknown): string | null => asText(value) || null;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(asText).filter((one) => one !== '') : []);

/** 0 for whatever is no number. */
const numberOf = (value: unknown): number => Number(asText(value)) || 0;
