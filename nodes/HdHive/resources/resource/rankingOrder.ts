import { type Preferences, type Ranked } from './ranking';

/** Index of the best choice that the resource meets; the number of choices when it meets none. */
export function position(has: string[], wanted: string[], equal: (one: string, other: string) => boolean): number {
	const found = wanted.findIndex((choice) => has.some((one) => equal(one, choice)));
	return found < 0 ? wanted.length : found;
}

export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The same site under several names. */
const PAN_NAMES: Record<string, string> = {
	aliyun: 'ali',
	alipan: 'ali',
	阿里云盘: 'ali',
	天翼: '189',
	天翼云盘: '189',
	夸克: 'quark',
	百度: 'baidu',
	迅雷: 'xunlei',
};

const panName = (name: string): string => PAN_NAMES[name.toLowerCase()] ?? name.toLowerCase();

export const samePan = (one: string, other: string): boolean => panName(one) === panName(other);

type Criterion = (one: Ranked, other: Ranked, wanted: Preferences) => number;

/** In the order in which they count. */
const CRITERIA: Criterion[] = [
	(one, other, { preferUnlocked }) => (preferUnlocked ? Number(other.resource.unlocked) - Number(one.resource.unlocked) : 0),
	(one, other, { panTypes }) => position([one.resource.panType], panTypes, samePan) - position([other.resource.panType], panTypes, samePan),
	(one, other, { resolutions }) =>
		position(one.resource.resolutions, resolutions, same) - position(other.resource.resolutions, resolutions, same),
	(one, other, { subtitleLanguages: wanted }) =>
		position(one.resource.subtitleLanguages, wanted, same) - position(other.resource.subtitleLanguages, wanted, same),
	(one, other) => Number(other.resource.validation === 'valid') - Number(one.resource.validation === 'valid'),
	(one, other) => Number(other.resource.official) - Number(one.resource.official),
	(one, other) => one.price - other.price,
	(one, other) => other.resource.unlockedUsers - one.resource.unlockedUsers,
	(one, other) => (other.resource.createdAt ?? '').localeCompare(one.resource.createdAt ?? ''),
	(one, other) => one.resource.slug.localeCompare(other.resource.slug),
];

export function compare(one: Ranked, other: Ranked, wanted: Preferences): number {
	for (const criterion of CRITERIA) {
		const difference = criterion(one, other, wanted);
		if (difference !== 0) return difference;
	}
	return 0;
}
