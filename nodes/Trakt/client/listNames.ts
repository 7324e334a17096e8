import type { HttpAnswer, Send } from '../../shared/http/messages';
import { path as encodedPath } from '../../shared/http/url';

interface List {
	name?: string | null;
	ids?: { slug?: string | null } | null;
}

/** A path below a list of a user's: `/users/USER/lists/LIST…` */
const OF_A_LIST = /^\/users\/([^/]+)\/lists\/(?!collaborations$|reorder$)([^/]+)(\/.*)?$/;

/** Header in which an answer carries the names of lists that are like the one that was not found. */
export const NEAR_LISTS = 'x-watchflow-near-lists';

const MOST_NAMED = 3;

/**
 * People write a list's name where Trakt wants its slug. When a user has no list of that slug, the user's lists
 * are looked through: the one of that name is taken, or the nearest names are told with the refusal.
 */
export const findingLists =
	(send: Send): Send =>
	async (call) => {
		const reply = await send(call);
		const [, user = '', list = '', rest = ''] = OF_A_LIST.exec(call.path) ?? [];
		if (reply.kind !== 'answer' || reply.status !== 404 || list === '') return reply;
		const base = call.url.slice(0, -call.path.length);
		const where = `/users/${user}/lists`;
		const query = { page: 1, limit: 250 };
		const answer = await send({ ...call, method: 'GET', path: where, url: base + where, query, body: undefined });
		if (answer.kind !== 'answer' || answer.status !== 200 || !Array.isArray(answer.body)) return reply;
		const wanted = decoded(list);
		const all = answer.body as List[];
		const slug = slugNamed(all, wanted);
		if (slug === undefined) return withNear(reply, all, wanted);
		const path = `${where}${encodedPath`/${slug}`}${rest}`;
		return await send({ ...call, path, url: base + path });
	};

/** The slug of the one list of this name; undefined when there is none, or when that slug was asked for already. */
function slugNamed(lists: List[], wanted: string): string | undefined {
	const exact = lists.filter(({ name }) => name?.trim().toLowerCase() === wanted.trim().toLowerCase());
	const alike = exact.length > 0 ? exact : lists.filter(({ name }) => plain(name ?? '') === plain(wanted) && plain(wanted) !== '');
	const slug = alike.length === 1 ? alike[0]?.ids?.slug : undefined;
	return slug === wanted ? undefined : (slug ?? undefined);
}

function withNear(reply: HttpAnswer, lists: List[], wanted: string): HttpAnswer {
	const near = lists
		.flatMap(({ name, ids }) => (name && ids?.slug ? [{ name, far: distance(plain(name), plain(wanted)) }] : []))
		.sort((one, other) => one.far - other.far)
		.slice(0, MOST_NAMED)
		.map(({ name }) => `"${name.slice(0, 60)}"`);
	return near.length === 0 ? reply : { ...reply, headers: { ...reply.headers, [NEAR_LISTS]: near.join(', ') } };
}

/** As Trakt makes slugs of names: without accents and punctuation. */
const plain = (name: string): string =>
	name
		.slice(0, 80)
		.normalize('NFD')
		.toLowerCase()
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[^\p{L}\p{N}]/gu, '');

/** Letters to change, add or take out to make one word of the other. */
function distance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let at = 1; at <= one.length; at++) {
		const next = [at];
		for (let to = 1; to <= other.length; to++) {
			const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
			next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? 0;
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
