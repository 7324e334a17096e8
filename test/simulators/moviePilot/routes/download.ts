import { queryInt, queryText } from '../parse';
import { presentDownload, presentTransfer } from '../present';
import type { Server } from '../server';

/** Running downloads and the transfer history. */
export function addDownloadRoutes(server: Server): void {
	const { app, state, traits, auth, answers } = server;
	const signedIn = { preHandler: auth.user };

	app.get('/api/v1/download/', signedIn, async (request, reply) =>
		answers.list(
			request,
			reply,
			[...state.downloads.values()].map((download) => presentDownload(download, traits)),
		),
	);
	for (const [path, next] of [
		['start', 'downloading'],
		['stop', 'paused'],
	] as const) {
		app.get(`/api/v1/download/${path}/:hashString`, signedIn, async (request) => {
			const download = state.downloads.get((request.params as { hashString: string }).hashString);
			if (download !== undefined) download.state = next;
			return answers.action(request, download !== undefined);
		});
	}
	app.delete('/api/v1/download/:hashString', signedIn, async (request) =>
		answers.action(request, state.downloads.delete((request.params as { hashString: string }).hashString)),
	);

	app.get('/api/v1/history/transfer', signedIn, async (request) => {
		const title = queryText(request, 'title');
		const wanted = { 失败: false, 成功: true }[title ?? ''] ?? booleanOf(queryText(request, 'status'));
		const text = title === '失败' || title === '成功' ? null : title;
		const page = queryInt(request, 'page', 1);
		const count = queryInt(request, 'count', 30);
		const found = state.transfers
			.filter((transfer) => wanted === null || transfer.status === wanted)
			.filter((transfer) => text === null || `${transfer.title} ${transfer.src}`.includes(text))
			.sort((a, b) => b.date.localeCompare(a.date));
		const list = found.slice((page - 1) * count, page * count).map(presentTransfer);
		return answers.action(request, true, null, { list, total: found.length });
	});
}

function booleanOf(text: string | null): boolean | null {
	return text === null ? null : text === 'true' || text === '1';
}
