import type { Resource } from '../../client/resource';
import { position, same, samePan, compare } from './rankingOrder';

/** What a person would rather have, the first of each list first. Empty lists and absent values do not matter. */
export interface Preferences {
	panTypes: string[];
	resolutions: string[];
	subtitleLanguages: string[];
	minSizeGb?: number;
	maxSizeGb?: number;
	/** Has to be in the title or the remark; upper and lower case are the same. */
	contains: string;
	officialOnly: boolean;
	validatedOnly: boolean;
	freeOnly: boolean;
	/** Points, unless it is unlocked already. */
	maxPoints?: number;
	preferUnlocked: boolean;
}

export interface Ranked {
	resource: Resource;
	/** What it costs this account now; Infinity where it is not known. */
	price: number;
	fits: boolean;
	/** Why it stands where it stands, or why it does not fit. */
	reasons: string[];
}

/** Puts what fits first, best first; what does not fit follows with the reason. Pure, and the same every time. */
export function rank(resources: Resource[], wanted: Preferences): Ranked[] {
	const judged = resources.map((resource) => judge(resource, wanted));
	const fitting = judged.filter(({ fits }) => fits).sort((one, other) => compare(one, other, wanted));
	const others = judged.filter(({ fits }) => !fits);
	return [...fitting, ...others];
}

function judge(resource: Resource, wanted: Preferences): Ranked {
	const price = resource.unlocked ? 0 : (resource.points ?? Infinity);
	const objections = [
		resource.validation === 'invalid' && 'the share is reported as gone',
		objectionToChoice('pan type', [resource.panType], wanted.panTypes, samePan),
		objectionToChoice('resolution', resource.resolutions, wanted.resolutions, same),
		objectionToChoice('subtitles', resource.subtitleLanguages, wanted.subtitleLanguages, same),
		objectionToSize(resource.sizeGb, wanted),
		!mentions(resource, wanted.contains) && `neither title nor remark contains "${wanted.contains}"`,
		wanted.officialOnly && !resource.official && 'not official',
		wanted.validatedOnly && resource.validation !== 'valid' && 'not validated',
		price === Infinity && 'HDHive does not say in a number what it costs',
		wanted.freeOnly && price > 0 && price < Infinity && `costs ${price} points`,
		wanted.maxPoints !== undefined &&
			price > wanted.maxPoints &&
			price < Infinity &&
			`costs ${price} points, more than ${wanted.maxPoints}`,
	].filter((objection): objection is string => typeof objection === 'string');
	const fits = objections.length === 0;
	return { resource, price, fits, reasons: fits ? praise(resource, price, wanted) : objections };
}

function objectionToChoice(what: string, has: string[], wanted: string[], equal: (one: string, other: string) => boolean): string | false {
	if (wanted.length === 0 || position(has, wanted, equal) < wanted.length) return false;
	const known = has.filter((one) => one !== '').join(', ');
	return known === '' ? `${what} not known` : `${what} ${known}`;
}

function objectionToSize(sizeGb: number | null, { minSizeGb, maxSizeGb }: Preferences): string | false {
	if (minSizeGb === undefined && maxSizeGb === undefined) return false;
	if (sizeGb === null) return 'size not known';
	if (sizeGb < (minSizeGb ?? 0)) return `${sizeGb} GB, smaller than ${minSizeGb} GB`;
	return maxSizeGb !== undefined && sizeGb > maxSizeGb && `${sizeGb} GB, larger than ${maxSizeGb} GB`;
}

const mentions = ({ title, remark }: Resource, words: string): boolean =>
	words === '' || `${title ?? ''} ${remark ?? ''}`.toLowerCase().includes(words.toLowerCase());

function praise(resource: Resource, price: number, wanted: Preferences): string[] {
	return [
		resource.unlocked && 'already unlocked',
		chosen('pan type', [resource.panType], wanted.panTypes, samePan),
		chosen('resolution', resource.resolutions, wanted.resolutions, same),
		chosen('subtitles', resource.subtitleLanguages, wanted.subtitleLanguages, same),
		resource.validation === 'valid' && 'validated',
		resource.official && 'official',
		price === 0 ? 'costs nothing' : `costs ${price} points`,
		resource.unlockedUsers > 0 && `unlocked by ${resource.unlockedUsers}`,
	].filter((reason): reason is string => typeof reason === 'string');
}

function chosen(what: string, has: string[], wanted: string[], equal: (one: string, other: string) => boolean): string | false {
	const at = position(has, wanted, equal);
	return at < wanted.length && `${what} ${wanted[at]} (choice ${at + 1})`;
}
