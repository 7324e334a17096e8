import type { TitleReading } from '../../../nodes/shared/media/titleReading';

const ORDER = ['tmdb', 'imdb', 'tvdb', 'trakt', 'slug'] as const;

/** "episode tmdb=1396 own.tvdb=349232 s=5 e=14 simkl=11121": what was understood, in one line. `-` where no type is known. */
export function meaningOf({ type, ids, ownIds, otherIds, season, episode }: TitleReading): string {
	const parts = [
		type ?? '-',
		...ORDER.filter((name) => ids[name] !== undefined).map((name) => `${name}=${ids[name]}`),
		...ORDER.filter((name) => ownIds[name] !== undefined).map((name) => `own.${name}=${ownIds[name]}`),
		...(season === undefined ? [] : [`s=${season}`]),
		...(episode === undefined ? [] : [`e=${episode}`]),
		...Object.entries(otherIds).map(([name, id]) => `${name}=${id}`),
	];
	return parts.join(' ');
}
