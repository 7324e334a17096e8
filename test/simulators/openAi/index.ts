import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { Simulator } from '../simulator';

/** What the model does next: asks for a tool, or says something. */
export type Turn = { tool: string; arguments: object } | { say: (toolResult: string) => string };

export interface OpenAiSimulator {
	simulator: Simulator;
	/** The Base URL of a credential. */
	url: string;
	apiKey: string;
	/** Played one per request. */
	script: Turn[];
	close(): Promise<void>;
}

interface ChatRequest {
	stream?: boolean;
	model: string;
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string } }>;
}

/** Starts a server that speaks OpenAI's chat completions, as far as a tool-calling agent needs them. */
export async function startOpenAi(): Promise<OpenAiSimulator> {
	const apiKey = `sk-${randomBytes(24).toString('hex')}`;
	const script: Turn[] = [];
	const simulator = await Simulator.start('OpenAI', {}, (app) => {
		app.addHook('onRequest', async (request, reply) => {
			if (request.headers.authorization !== `Bearer ${apiKey}` && !request.url.startsWith('/__control'))
				await reply.code(401).send({ error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } });
		});
		app.get('/v1/models', async () => ({ object: 'list', data: [{ id: 'gpt-4.1-mini', object: 'model' }] }));
		app.post<{ Body: ChatRequest }>('/v1/chat/completions', async ({ body }, reply) => {
			const turn = script.shift();
			if (turn === undefined) return await reply.code(400).send({ error: { message: 'The script has ended' } });
			const offered = (body.tools ?? []).map((tool) => tool.function.name);
			if ('tool' in turn && !offered.includes(turn.tool))
				return await reply.code(400).send({ error: { message: `There is no tool ${turn.tool} among ${offered.join(', ')}` } });
			return body.stream === true ? await stream(reply, body, turn) : completion(body, turn);
		});
	});
	simulator.secrets.add(apiKey);
	return { simulator, url: `${simulator.url}/v1`, apiKey, script, close: async () => await simulator.close() };
}

function message({ messages }: ChatRequest, turn: Turn): object {
	if ('tool' in turn) {
		const call = { name: turn.tool, arguments: JSON.stringify(turn.arguments) };
		return { role: 'assistant', content: null, tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: call }] };
	}
	const result = messages.filter(({ role }) => role === 'tool').at(-1)?.content;
	return { role: 'assistant', content: turn.say(typeof result === 'string' ? result : JSON.stringify(result ?? '')) };
}

const reason = (turn: Turn): string => ('tool' in turn ? 'tool_calls' : 'stop');

const head = (body: ChatRequest, object: string) => ({ id: 'chatcmpl-1', object, created: 1, model: body.model });

function completion(body: ChatRequest, turn: Turn): object {
	return {
		...head(body, 'chat.completion'),
		choices: [{ index: 0, message: message(body, turn), finish_reason: reason(turn) }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

async function stream(reply: FastifyReply, body: ChatRequest, turn: Turn): Promise<void> {
	const chunk = (choice: object) =>
		`data: ${JSON.stringify({ ...head(body, 'chat.completion.chunk'), choices: [{ index: 0, ...choice }] })}\n\n`;
	const parts = [chunk({ delta: message(body, turn), finish_reason: null }), chunk({ delta: {}, finish_reason: reason(turn) })];
	await reply.type('text/event-stream').send(`${parts.join('')}data: [DONE]\n\n`);
}
