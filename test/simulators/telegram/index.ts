import { randomBytes } from 'node:crypto';
import { Simulator } from '../simulator';
import { entityProblem } from './entities';

/** A text that the bot has sent. */
export interface SentMessage {
	chatId: number;
	text: string;
}

export interface TelegramSimulator {
	simulator: Simulator;
	url: string;
	/** The bot's token. */
	token: string;
	/** The one chat that the bot is in. */
	chatId: number;
	/** What the bot has sent, oldest first. */
	messages: SentMessage[];
	/** A person writes to the bot: the update goes to the webhook that was set. */
	say(text: string, chatId?: number): Promise<void>;
	close(): Promise<void>;
}

interface Answer {
	status: number;
	body: object;
}

const fine = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } });

const refused = (status: number, description: string): Answer => ({
	status,
	body: { ok: false, error_code: status, description },
});

const LONGEST_TEXT = 4096;

/** Stands in for api.telegram.org: one bot, one chat, text messages and the webhook (core.telegram.org/bots/api). */
class Bot {
	readonly token = `${randomBytes(5).readUIntBE(0, 5)}:${randomBytes(24).toString('base64url')}`;

	readonly chatId = 640_001;

	readonly messages: SentMessage[] = [];

	private hook?: { url: string; secret_token?: string };

	private updates = 0;

	answer(token: string, method: string, body: Record<string, unknown>): Answer {
		if (token !== this.token) return refused(401, 'Unauthorized');
		switch (method) {
			case 'getMe':
				return fine({ id: 1, is_bot: true, first_name: 'WatchFlow', username: 'watchflow_bot' });
			case 'getWebhookInfo':
				return fine({ url: this.hook?.url ?? '', pending_update_count: 0 });
			case 'setWebhook':
				this.hook = body as unknown as { url: string; secret_token?: string };
				return fine(true);
			case 'deleteWebhook':
				this.hook = undefined;
				return fine(true);
			case 'sendMessage':
				return this.send(body);
			case 'sendChatAction':
			case 'answerCallbackQuery':
				return fine(true);
			default:
				return refused(404, 'Not Found');
		}
	}

	async say(text: string, chatId = this.chatId): Promise<void> {
		if (this.hook === undefined) throw new Error('No webhook is set');
		const secret = this.hook.secret_token;
		const headers = {
			'content-type': 'application/json',
			...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
		};
		const answer = await fetch(this.hook.url, { method: 'POST', headers, body: JSON.stringify(this.update(text, chatId)) });
		if (!answer.ok) throw new Error(`The webhook answered ${answer.status}`);
	}

	private update(text: string, id: number): object {
		const from = { id, is_bot: false, first_name: 'Ada' };
		const message = { message_id: this.updates, from, chat: { id, type: 'private', first_name: 'Ada' }, date: 1, text };
		return { update_id: ++this.updates, message };
	}

	private send({ chat_id: chat, text, parse_mode: mode }: Record<string, unknown>): Answer {
		if (Number(chat) !== this.chatId) return refused(400, 'Bad Request: chat not found');
		const words = typeof text === 'string' ? text : '';
		if (words.trim() === '') return refused(400, 'Bad Request: message text is empty');
		if (words.length > LONGEST_TEXT) return refused(400, 'Bad Request: message is too long');
		const problem = entityProblem(words, mode);
		if (problem !== undefined) return refused(400, `Bad Request: can't parse entities: ${problem}`);
		this.messages.push({ chatId: this.chatId, text: words });
		return fine({ message_id: this.messages.length, chat: { id: this.chatId, type: 'private' }, date: 1, text: words });
	}
}

/** Starts a Telegram with one bot and one chat. */
export async function startTelegram(): Promise<TelegramSimulator> {
	const bot = new Bot();
	const simulator = await Simulator.start('Telegram', {}, (app) => {
		app.all<{ Params: { token: string; method: string } }>('/bot:token/:method', async (request, reply) => {
			const { token, method } = request.params;
			const { status, body } = bot.answer(token, method, (request.body ?? {}) as Record<string, unknown>);
			return await reply.code(status).send(body);
		});
	});
	simulator.secrets.add(bot.token);
	const { token, chatId, messages } = bot;
	return {
		simulator,
		url: simulator.url,
		token,
		chatId,
		messages,
		say: async (text, chat) => await bot.say(text, chat),
		close: async () => await simulator.close(),
	};
}
