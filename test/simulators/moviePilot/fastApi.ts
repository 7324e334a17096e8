import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, type Answers } from './answers';
import { MALFORMED } from './parse';

/** Makes Fastify read bodies, miss routes and fail the way MoviePilot's web framework does. */
export async function behaveLikeFastApi(app: FastifyInstance, answers: Answers, routes: readonly string[]): Promise<void> {
	await app.register(formbody);
	// A body that cannot be read is no error before the route has looked at the credentials.
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => done(null, parseJson(String(text))));
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, text === '' ? undefined : text));
	const fail = async (error: unknown, request: FastifyRequest, reply: FastifyReply) => await answers.failure(error, request, reply);
	app.setErrorHandler(fail);
	app.setNotFoundHandler(async (request, reply) => {
		const path = request.url.split('?')[0] ?? '';
		const slashed = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
		if (methodsOf(slashed, routes).includes(request.method)) {
			const query = request.url.slice(path.length);
			const location = `http://${request.headers.host ?? ''}${slashed}${query}`;
			return await reply.code(307).header('location', location).send();
		}
		const allowed = methodsOf(path, routes);
		const refusal =
			allowed.length === 0 ? new Refusal(404, 'Not Found') : new Refusal(405, 'Method Not Allowed', { allow: allowed.join(', ') });
		return await fail(refusal, request, reply);
	});
}

function parseJson(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return MALFORMED;
	}
}

/** The methods under which a concrete path exists. */
function methodsOf(path: string, routes: readonly string[]): string[] {
	return routes.flatMap((route) => {
		const [method = '', template = ''] = route.split(' ');
		const pattern = template.replace(/:\w+/g, '[^/]+');
		return new RegExp(`^${pattern}$`).test(path) ? [method] : [];
	});
}
