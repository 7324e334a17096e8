import type { FastifyRequest } from 'fastify';
import { queryInt, queryText } from '../parse';
import { presentDownload, presentTransfer } from '../present';
import type { Server } from '../server';

/** Running downloads and the transfer history. */
export function addDownloadRoutes(server: Server): void {
	const { app, state, traits, auth, answers } = server;
	const signedIn = { preHandler: auth.user };

	/** The client that a request names, or the default one; none of another name. */
	const hasClient = (request: FastifyRequest) => {
		const name = queryText(request, 'name');
		return state.downloadClients.some((client) => name === null || client.name === name);
	};

	app.get('/api/v1/download/', signedIn, async (request, reply) =>
		answers.list(
			request,
			reply,
			hasClient(request) ? [...state.downloads.values()].map((download) => presentDownload(download, traits)) : [],
		),
	);
	app.get('/api/v1/download/clients', signedIn, async (request, reply) => answers.list(request, reply, state.downloadClients));
	for (const [path, next] of [
		['start', 'downloading'],
		['stop', 'paused'],
	] as const) {
		app.get(`/api/v1/download/${path}/:hashString`, signedIn, async (request) => {
			const does = hasClient(request);
			const download = state.downloads.get(hashOf(request));
			if (does && download !== undefined) download.state = next;
			// A download client does not mind a hash that it does not have.
			return answers.action(request, does);
		});
	}
	app.delete('/api/v1/download/:hashString', signedIn, async (request) => {
		const does = hasClient(request);
		if (does) state.downloads.delete(hashOf(request));
		return answers.action(request, does);
	});

	app.get('/api/v1/history/transfer', signedIn, async (request) => {
		const title = queryText(request, 'title');
		const wanted = { 失败: false, 成功: true }[title ?? ''] ?? booleanOf(queryText(request, 'status'));
		// With a status the title is not looked at (TransferHistory.list_by_title).
		const text = wanted === null ? title : null;
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

const hashOf = (request: FastifyRequest) => (request.params as { hashString: string }).hashString;

function booleanOf(text: string | null): boolean | null {
	return text === null ? null : text === 'true' || text === '1';
}
