import { ApiError } from './apiError';
import { listView } from './lists';
import type { Media, MediaType } from './media';
import { paginate, typesOf } from './paging';
import type { Call, Route } from './routes';
import type { Account, PersonalList, TraktState } from './state';
import { subjectOf, TITLE_PATHS } from './subjects';
import { userOf, userView } from './users';
import { mediaView } from './views';

/** What a comment is about: a title, or a list. */
type Subject = Media | PersonalList;

export interface Comment {
	id: number;
	parentId: number;
	text: string;
	spoiler: boolean;
	review: boolean;
	createdAt: string;
	updatedAt: string;
	author: Account;
	about: Subject;
	likedBy: Set<Account>;
}

export interface Note {
	id: number;
	text: string;
	privacy: string;
	spoiler: boolean;
	createdAt: string;
	updatedAt: string;
	author: Account;
	about: Media;
}

/** What people have written: comments on titles and lists, and private notes. */
export class Talk {
	readonly comments: Comment[] = [];

	readonly notes: Note[] = [];

	constructor(private readonly state: TraktState) {}

	comment(author: Account, about: Subject, text: string, more: Partial<Comment> = {}): Comment {
		const at = more.createdAt ?? this.state.world().now();
		const id = more.id ?? this.state.world().nextId();
		const fresh = { parentId: 0, spoiler: false, review: text.length > 600, likedBy: new Set<Account>() };
		const comment: Comment = { ...fresh, ...more, id, author, about, text, createdAt: at, updatedAt: at };
		this.comments.push(comment);
		return comment;
	}

	note(author: Account, about: Media, text: string, more: Partial<Note> = {}): Note {
		const at = more.createdAt ?? this.state.world().now();
		const id = more.id ?? this.state.world().nextId();
		const note: Note = { privacy: 'private', spoiler: false, ...more, id, author, about, text, createdAt: at, updatedAt: at };
		this.notes.push(note);
		return note;
	}
}

const talks = new WeakMap<TraktState, Talk>();

export function talkOf(state: TraktState): Talk {
	const known = talks.get(state) ?? new Talk(state);
	talks.set(state, known);
	return known;
}

const isTitle = (about: Subject): about is Media => 'type' in about;

const typeOf = (about: Subject): MediaType | 'list' => (isTitle(about) ? about.type : 'list');

function commentView(state: TraktState, comment: Comment): object {
	const replies = talkOf(state).comments.filter(({ parentId }) => parentId === comment.id).length;
	return {
		id: comment.id,
		parent_id: comment.parentId,
		created_at: comment.createdAt,
		updated_at: comment.updatedAt,
		comment: comment.text,
		spoiler: comment.spoiler,
		review: comment.review,
		replies,
		likes: comment.likedBy.size,
		user_rating: null,
		user_stats: { rating: null, play_count: 1, completed_count: 1 },
		user: userView(comment.author),
	};
}

const noteView = (note: Note): object => ({
	id: note.id,
	notes: note.text,
	privacy: note.privacy,
	spoiler: note.spoiler,
	created_at: note.createdAt,
	updated_at: note.updatedAt,
	user: userView(note.author),
});

function aboutView(call: Call, about: Subject): object {
	if (isTitle(about)) return { type: about.type, ...mediaView(about, call.extended) };
	return { type: 'list', list: { name: about.name, ids: about.ids, user: userView(about.owner) } };
}

/** The title or list without the word that says what it is. */
function bareView(call: Call, about: Subject): unknown {
	return isTitle(about) ? (mediaView(about, call.extended) as Record<string, unknown>)[about.type] : listView(about);
}

/** Comments of a kind (`reviews` are long, `shouts` short) on a type of titles. */
function wanted(call: Call, all: readonly Comment[]): Comment[] {
	const { kind, type } = call.params;
	const types = type === 'lists' ? undefined : typesOf(type);
	return all.filter(
		({ review, about }) =>
			(kind === 'all' || kind === undefined || review === (kind === 'reviews')) &&
			(type === 'lists' ? !isTitle(about) : types === undefined || types.has(typeOf(about) as MediaType)),
	);
}

function commentOf(call: Call): Comment {
	const found = talkOf(call.state).comments.find(({ id }) => String(id) === call.params.id);
	if (found === undefined) throw new ApiError(404);
	return found;
}

function ownComment(call: Call): Comment {
	const comment = commentOf(call);
	// Somebody else's comment cannot be changed (Trakt API docs, "Comments").
	if (comment.author !== call.me) throw new ApiError(401);
	return comment;
}

function noteOf(call: Call): Note {
	const found = talkOf(call.state).notes.find(({ id }) => String(id) === call.params.id);
	if (found === undefined) throw new ApiError(404);
	return found;
}

type Fields = Record<string, unknown>;

/** Trakt wants at least five words (API docs, "Post a comment"). */
function textOf(call: Call): string {
	const text = String((call.body as Fields).comment ?? '');
	if (text.split(/\s+/).filter(Boolean).length < 5) throw new ApiError(422, {}, { errors: { comment: ['must be at least 5 words'] } });
	return text;
}

/** The title (or list) that a body names as `{movie: {ids}}` and so on. */
function namedIn(call: Call): Subject {
	const body = call.body as Record<string, { ids?: Record<string, unknown> } | undefined>;
	for (const type of ['movie', 'show', 'season', 'episode', 'person'] as const) {
		const ids = body[type]?.ids;
		const found = ids === undefined ? undefined : call.state.library.findByIds(type, ids);
		if (found !== undefined) return found;
	}
	const list = body.list?.ids?.trakt;
	const named = list === undefined ? undefined : call.state.list(Number(list));
	if (named === undefined) throw new ApiError(404);
	return named;
}

const gone = <T>(all: T[], one: T): void => void all.splice(all.indexOf(one), 1);

const commentRoutes: Route[] = [
	{
		method: 'GET',
		path: '/comments/:order/:kind/:type',
		auth: 'optional',
		handle: (call) => paginate(call, wanted(call, talkOf(call.state).comments)).map((comment) => commentView(call.state, comment)),
	},
	{
		method: 'POST',
		path: '/comments',
		auth: 'required',
		status: 201,
		handle: (call) => {
			const { spoiler } = call.body as Fields;
			return commentView(call.state, talkOf(call.state).comment(call.me, namedIn(call), textOf(call), { spoiler: spoiler === true }));
		},
	},
	{ method: 'GET', path: '/comments/:id', auth: 'optional', handle: (call) => commentView(call.state, commentOf(call)) },
	{
		method: 'PUT',
		path: '/comments/:id',
		auth: 'required',
		handle: (call) => {
			const comment = ownComment(call);
			comment.text = textOf(call);
			comment.updatedAt = call.state.world().now();
			return commentView(call.state, comment);
		},
	},
	{
		method: 'DELETE',
		path: '/comments/:id',
		auth: 'required',
		status: 204,
		handle: (call) => gone(talkOf(call.state).comments, ownComment(call)),
	},
	{ method: 'GET', path: '/comments/:id/item', auth: 'optional', handle: (call) => bareView(call, commentOf(call).about) },
	{
		method: 'GET',
		path: '/comments/:id/replies',
		auth: 'optional',
		handle: (call) => {
			const { id } = commentOf(call);
			const replies = talkOf(call.state).comments.filter(({ parentId }) => parentId === id);
			return paginate(call, replies).map((comment) => commentView(call.state, comment));
		},
	},
	{
		method: 'POST',
		path: '/comments/:id/replies',
		auth: 'required',
		status: 201,
		handle: (call) => {
			const { id: parentId, about } = commentOf(call);
			return commentView(call.state, talkOf(call.state).comment(call.me, about, textOf(call), { parentId }));
		},
	},
	{
		method: 'POST',
		path: '/comments/:id/like',
		auth: 'required',
		status: 204,
		handle: (call) => void commentOf(call).likedBy.add(call.me),
	},
	{
		method: 'DELETE',
		path: '/comments/:id/like',
		auth: 'required',
		status: 204,
		handle: (call) => void commentOf(call).likedBy.delete(call.me),
	},
	{
		method: 'GET',
		path: '/users/:id/comments/:kind/:type',
		auth: 'optional',
		handle: (call) => {
			const author = userOf(call);
			const own = talkOf(call.state).comments.filter((comment) => comment.author === author);
			return paginate(call, wanted(call, own)).map((comment) => ({
				...aboutView(call, comment.about),
				comment: commentView(call.state, comment),
			}));
		},
	},
	{
		method: 'GET',
		path: '/users/:id/likes/comments',
		auth: 'optional',
		handle: (call) => {
			const liked = talkOf(call.state).comments.filter(({ likedBy }) => likedBy.has(userOf(call)));
			return paginate(call, liked).map((comment) => ({
				liked_at: comment.updatedAt,
				type: 'comment',
				comment: commentView(call.state, comment),
			}));
		},
	},
	{
		method: 'GET',
		path: '/users/:id/lists/:list_id/comments/:sort',
		auth: 'optional',
		handle: (call) => {
			const list = userOf(call).list(call.params.list_id ?? '');
			if (list === undefined) throw new ApiError(404);
			const about = talkOf(call.state).comments.filter((comment) => comment.about === list);
			return paginate(call, about).map((comment) => commentView(call.state, comment));
		},
	},
	...TITLE_PATHS.map(([type, path]): Route => ({
		method: 'GET',
		path: `${path}/comments/:sort`,
		auth: 'optional',
		handle: (call) => {
			const about = subjectOf(call, type);
			const comments = talkOf(call.state).comments.filter((comment) => comment.about === about);
			return paginate(call, comments).map((comment) => commentView(call.state, comment));
		},
	})),
];

const noteRoutes: Route[] = [
	{
		method: 'POST',
		path: '/notes',
		auth: 'required',
		status: 201,
		handle: (call) => {
			const { notes, privacy, spoiler } = call.body as Fields;
			const about = namedIn(call);
			if (!isTitle(about) || typeof notes !== 'string' || notes.length > 500) throw new ApiError(422);
			return noteView(talkOf(call.state).note(call.me, about, notes, { privacy: String(privacy ?? 'private'), spoiler: spoiler === true }));
		},
	},
	{ method: 'GET', path: '/notes/:id', auth: 'required', handle: (call) => noteView(noteOf(call)) },
	{
		method: 'PUT',
		path: '/notes/:id',
		auth: 'required',
		handle: (call) => {
			const note = noteOf(call);
			note.text = String((call.body as Fields).notes ?? note.text);
			note.updatedAt = call.state.world().now();
			return noteView(note);
		},
	},
	{
		method: 'DELETE',
		path: '/notes/:id',
		auth: 'required',
		status: 204,
		handle: (call) => gone(talkOf(call.state).notes, noteOf(call)),
	},
	{
		method: 'GET',
		path: '/notes/:id/item',
		auth: 'required',
		handle: (call) => {
			const { about } = noteOf(call);
			return { attached_to: { type: about.type }, type: about.type, ...mediaView(about, call.extended) };
		},
	},
	{
		method: 'GET',
		path: '/users/:id/notes/:type',
		auth: 'optional',
		handle: (call) => {
			const author = userOf(call);
			const { type } = call.params;
			const types = ['history', 'collection', 'ratings'].includes(type ?? '') ? new Set<MediaType>() : typesOf(type);
			const notes = talkOf(call.state).notes.filter(
				(note) => note.author === author && (types === undefined || types.has(note.about.type)),
			);
			return paginate(call, notes).map((note) => ({
				attached_to: { type: note.about.type },
				type: note.about.type,
				...mediaView(note.about, call.extended),
				...noteView(note),
			}));
		},
	},
];

export const talkRoutes: Route[] = [...commentRoutes, ...noteRoutes];
