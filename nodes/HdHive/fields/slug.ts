import { InputError } from '../../shared/node/errors';

const SLUG = /^[0-9a-f]{32}$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The slug that a person gave: itself, or the address of the resource's page (`https://hdhive.com/resource/115/<slug>`).
 *
 * @throws InputError for an address without one
 */
export function readSlug(text: string, field = 'Slug'): string {
	const trimmed = text.trim();
	if (!/^https?:\/\//i.test(trimmed) && !trimmed.includes('/')) return trimmed;
	const parts = trimmed.split(/[/?#&=]+/, 50);
	const isOfTitle = parts.some((part) => ['movie', 'tv'].includes(part.toLowerCase()));
	const slug = parts.filter((part) => SLUG.test(part)).pop();
	if (slug !== undefined && !isOfTitle) return slug;
	const what = isOfTitle ? 'is the page of a title, not of a resource' : 'is an address without a slug in it';
	throw new InputError(field, what, 'Give the field "slug" of a resource (Resource: Get Many), or the address of the resource’s own page.');
}
