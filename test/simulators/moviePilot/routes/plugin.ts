import type { FastifyReply, FastifyRequest } from 'fastify';
import { queryText, requiredText } from '../parse';
import type { Server } from '../server';
import { deleteTraktSyncHistory, runTraktSync } from '../traktSync';

const BASE = '/api/v1/plugin/TraktSync';

/** The plugin list, and the routes of TraktSync v0.5.0, which answer alike on every generation. */
export function addPluginRoutes(server: Server): void {
	const { app, state, auth, answers, account } = server;
	const signedIn = { preHandler: auth.user };
	const withKey = { preHandler: auth.apiKey };

	app.get('/api/v1/plugin/', signedIn, async (request, reply) => {
		const wanted = queryText(request, 'state') ?? 'all';
		const { installed } = state.traktSync;
		const shown = wanted === 'all' || (wanted === 'installed') === installed;
		return answers.list(request, reply, shown ? [presentPlugin(installed)] : []);
	});
	app.get('/api/v1/plugin/installed', signedIn, async (request, reply) =>
		answers.list(request, reply, state.traktSync.installed ? ['TraktSync'] : []),
	);

	// The host has checked the key by then, but the handler declares `apikey` as a query parameter
	// of its own: a caller with the header alone is told that it is missing.
	const guarded = (request: FastifyRequest, run: () => { success: boolean; message: string }) => {
		const own = requiredText(request, 'apikey');
		const wrong = { success: false, message: 'API密钥错误' };
		return { ...(own === account.apiToken ? run() : wrong), data: {} };
	};
	app.post(`${BASE}/sync`, withKey, async (request) =>
		guarded(request, () => {
			runTraktSync(state, 'watchlist');
			return { success: true, message: 'Trakt想看同步任务已启动' };
		}),
	);
	app.post(`${BASE}/sync_custom_lists`, withKey, async (request) =>
		guarded(request, () => {
			runTraktSync(state, 'customLists');
			return { success: true, message: 'Trakt自定义列表同步任务已启动' };
		}),
	);
	app.get(`${BASE}/delete_history`, withKey, async (request) => {
		const tmdbid = requiredText(request, 'tmdbid');
		return guarded(request, () => deleteTraktSyncHistory(state, tmdbid));
	});

	// Not an anonymous route, which is why Trakt's redirect can never get through to it.
	app.get(`${BASE}/auth`, withKey, async (request, reply) => {
		if (!queryText(request, 'code')) return await page(reply, 400, '授权失败', '未收到授权码，请重试');
		if (!state.traktSync.codeIsAccepted) {
			return await page(reply, 500, '授权失败', '获取Token失败，请检查配置或重试');
		}
		return await page(reply, 200, '✓ 授权成功', 'Trakt授权已完成，您可以关闭此页面');
	});
}

async function page(reply: FastifyReply, status: number, heading: string, text: string) {
	const title = status === 200 ? 'Trakt授权成功' : 'Trakt授权失败';
	return await reply
		.code(status)
		.type('text/html; charset=utf-8')
		.send(
			`<!DOCTYPE html><html><head><meta charset="UTF-8"><title>${title}</title></head>` +
				`<body><h1>${heading}</h1><p>${text}</p></body></html>`,
		);
}

function presentPlugin(installed: boolean): Record<string, unknown> {
	return {
		id: 'TraktSync',
		plugin_name: 'Trakt想看',
		plugin_desc: '同步Trakt想看数据，自动添加订阅。',
		plugin_icon: 'Trakt_A.png',
		plugin_version: '0.5.0',
		plugin_label: null,
		plugin_author: 'mitlearn',
		author_url: 'https://github.com/',
		plugin_config_prefix: 'traktsync_',
		plugin_order: 20,
		auth_level: 2,
		installed,
		state: installed,
		has_page: true,
		has_update: false,
		is_local: false,
		repo_url: null,
		install_count: 0,
		history: {},
		add_time: 0,
		plugin_public_key: null,
	};
}
