import type { FastifyReply, FastifyRequest } from 'fastify';
import { BLOCK_PAGE } from './pages';
import type { TraktState } from './state';

/** The edge in front of both hosts: it answers clients with a missing or default user agent itself. */
export async function blockAgents(state: TraktState, request: FastifyRequest, reply: FastifyReply): Promise<void> {
	const { blockedAgents, blockPage } = state.switches;
	if (blockedAgents === null) return;
	const agent = request.headers['user-agent'] ?? '';
	if (agent !== '' && !new RegExp(blockedAgents).test(agent)) return;
	reply.code(403).headers({ server: 'cloudflare', 'cf-ray': '8f0c0ffee0ddba11-AMS' });
	if (blockPage === '1010') await reply.type('text/plain; charset=UTF-8').send('error code: 1010');
	else await reply.header('content-type', 'text/html; charset=UTF-8').send(BLOCK_PAGE);
}
