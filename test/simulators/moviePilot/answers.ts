import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Traits } from './generation';

/** One thing that is wrong with a request, in FastAPI's words. */
export interface Issue {
	loc: Array<string | number>;
	msg: string;
	type: string;
	input?: unknown;
}

/** What Python raises as an HTTPException. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly detail: string,
		readonly headers: Record<string, string> = {},
	) {
		super(detail);
	}
}

/** A request that does not fit the declared parameters: 422. */
export class Unprocessable extends Error {
	constructor(readonly issues: Issue[]) {
		super('the request does not fit');
	}
}

/** An exception that the real server does not catch. */
export class Crash extends Error {}

/** What v3 adds to every 401. */
const CHALLENGE = { 'www-authenticate': 'Bearer' };

const ENGLISH: Record<string, string> = {
	未识别到媒体信息: 'No media information was recognised',
	订阅不存在: 'The subscription does not exist',
	订阅历史不存在: 'The subscription history does not exist',
	无效的订阅状态: 'Invalid subscription status',
	工作流不存在: 'The workflow does not exist',
	工作流无动作: 'The workflow has no actions',
	工作流无流程: 'The workflow has no flows',
	用户名或密码或二次校验码不正确: 'The user name, password or one-time code is incorrect',
	token校验不通过: 'The token is not valid',
	'apikey 校验不通过': 'The apikey is not valid',
	'token 校验不通过': 'The token is not valid',
	授权失败: 'Authorisation failed',
	报文内容为空: 'The body is empty',
	不支持的通知类型: 'Unsupported notification type',
	请求参数不正确: 'The request parameters are incorrect',
	请求参数校验失败: 'The request parameters are not valid',
	服务器内部错误: 'Internal server error',
	'未找到该电影！': 'The movie was not found',
	'未找到该电视剧！': 'The series was not found',
	'新增订阅时必须同时提供有效的 media_source 和 media_id': 'A new subscription needs both a valid media_source and a valid media_id',
	'更新媒体身份时必须同时提供有效的 media_source 和 media_id': 'Changing the identity needs both a valid media_source and a valid media_id',
	'media_source 和 media_id 必须同时提供': 'media_source and media_id must be given together',
	更新成功: 'Updated',
};

/** The message in the language of the request: v3 translates for those who ask for English. */
export function localised(message: string, request: FastifyRequest): string {
	const wanted = String(request.headers['accept-language'] ?? '').trim();
	if (!/^en\b/i.test(wanted)) return message;
	const season = /^未获取到第 (\d+) 季的总集数$/.exec(message)?.[1];
	if (season !== undefined) return `The number of episodes of season ${season} is unknown`;
	return ENGLISH[message] ?? message;
}

/** The shapes in which one generation answers. */
export class Answers {
	constructor(private readonly traits: Traits) {}

	/** A single thing: bare before v3, in the envelope since. */
	data(value: unknown): unknown {
		return this.traits.wrapped ? { success: true, message: null, data: value } : value;
	}

	/** The outcome of an action, which has had the envelope from the start. */
	action(
		request: FastifyRequest,
		success: boolean,
		message: string | null = null,
		data: unknown = this.traits.wrapped ? null : {},
	): unknown {
		const text = message !== null && this.traits.wrapped ? localised(message, request) : message;
		return { success, message: text, data };
	}

	/**
	 * A list. v3 counts it in headers and pages it for those who ask; a list that has always been
	 * paged gives its total only where the server knows it.
	 */
	list(request: FastifyRequest, reply: FastifyReply, items: unknown[], paged?: { page: number; count: number; total: number }): unknown {
		if (!this.traits.wrapped) return items;
		const window = paged ?? windowOf(request, items.length);
		const shown =
			paged === undefined && window.count !== undefined ? items.slice((window.page - 1) * window.count, window.page * window.count) : items;
		reply.header('x-total-count', String(window.total));
		reply.header('x-result-count', String(shown.length));
		if (window.count !== undefined) {
			reply.header('x-page', String(window.page));
			reply.header('x-page-size', String(window.count));
		}
		return this.data(shown);
	}

	/** Puts an error into words. */
	async failure(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
		if (error instanceof Unprocessable) {
			await reply.code(422).send(
				this.traits.wrapped
					? {
							success: false,
							message: localised('请求参数校验失败', request),
							data: error.issues.map(({ loc, msg, type }) => ({
								location: loc,
								message: msg,
								error_type: type,
							})),
						}
					: { detail: error.issues },
			);
			return;
		}
		if (error instanceof Refusal) {
			const challenge = error.status === 401 && this.traits.wrapped ? CHALLENGE : {};
			reply.code(error.status).headers({ ...challenge, ...error.headers });
			await reply.send(
				this.traits.wrapped ? { success: false, message: localised(error.detail, request), data: null } : { detail: error.detail },
			);
			return;
		}
		reply.code(500);
		if (this.traits.wrapped) {
			const message = localised('服务器内部错误', request);
			await reply.send({ success: false, message, data: null });
			return;
		}
		await reply.type('text/plain; charset=utf-8').send('Internal Server Error');
	}
}

/** The page that a v3 client may ask for on a list that is whole by default. */
function windowOf(request: FastifyRequest, total: number): { page: number; count?: number; total: number } {
	const query = request.query as Record<string, string | undefined>;
	if (query.page === undefined && query.count === undefined) return { page: 1, total };
	const page = Number(query.page ?? 1);
	const count = Number(query.count ?? 50);
	const issues: Issue[] = [];
	if (!(page >= 1)) issues.push(outOfRange('page', 'greater_than_equal', 1));
	if (!(count >= 1)) issues.push(outOfRange('count', 'greater_than_equal', 1));
	else if (count > 200) issues.push(outOfRange('count', 'less_than_equal', 200));
	if (issues.length > 0) throw new Unprocessable(issues);
	return { page, count, total };
}

function outOfRange(name: string, type: string, limit: number): Issue {
	const words = type === 'less_than_equal' ? 'less than or equal to' : 'greater than or equal to';
	return { loc: ['query', name], type, msg: `Input should be ${words} ${limit}` };
}
